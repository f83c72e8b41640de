import { expect, it } from "vitest";
import { isStrayPdfFailure } from "./stray-failure";

const named = (name: string) => Object.assign(new Error("of a damaged file"), { name });

it.each(["XRefEntryException", "ParserEOFException", "MissingDataException"])("knows %s", (name) => {
  expect(isStrayPdfFailure(named(name))).toBe(true);
});

it.each([named("TypeError"), named("PasswordException"), "XRefEntryException", null, undefined])(
  "lets %s be heard",
  (thrown) => {
    expect(isStrayPdfFailure(thrown)).toBe(false);
  },
);
