import { expect, it } from "vitest";
import { wayInWords } from "./way-in-words";

it.each([
  [null, false, ""],
  ["password", false, ", with a password"],
  ["password", true, ", with a password and a second factor"],
  ["provider", true, ", with another provider and a second factor"],
  ["passkey", true, ", with a passkey"],
] as const)("says of %s, %s: %j", (by, hasSecondFactor, words) => {
  expect(wayInWords(by, hasSecondFactor)).toBe(words);
});
