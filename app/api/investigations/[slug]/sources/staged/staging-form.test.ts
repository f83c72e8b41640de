import { expect, it } from "vitest";
import { newId } from "@/app/_live/new-id";
import { readStagingForm } from "./staging-form";

it("names each field that is wrong", () => {
  const form = new FormData();
  form.set("said", `{"published":{"date":"2017-02-30","precision":"day","inferred":false}}`);
  form.set("file", "no file");
  expect(() => readStagingForm(form)).toThrow(/stagedId: .*file: must be a file; said.published.date: must be a date/);
});

it.each(["{", "[]", `{"title":""}`, `{"language":"not a language"}`])("refuses to be told %s", (said) => {
  const form = new FormData();
  form.set("stagedId", newId("stg"));
  form.set("address", "https://example.org/a");
  form.set("said", said);
  expect(() => readStagingForm(form)).toThrow(/^said/);
});

it("takes a file or an address, and not both or neither", () => {
  const form = new FormData();
  form.set("stagedId", newId("stg"));
  expect(() => readStagingForm(form)).toThrow(/a file or an address/);
  form.set("address", " https://example.org/a ");
  expect(readStagingForm(form)).toMatchObject({ address: "https://example.org/a", said: {} });
  form.set("file", new File(["Words."], "a.txt"));
  expect(() => readStagingForm(form)).toThrow(/a file or an address/);
});
