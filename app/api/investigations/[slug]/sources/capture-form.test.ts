import { expect, it } from "vitest";
import { newCommandId, newId } from "@/app/_live/new-id";
import { ingest } from "@/lib/ingest/ingest";
import { readCaptureForm, saidByPerson } from "./capture-form";

const bytes = new TextEncoder().encode("It was reported that the road was closed.\n\nNobody said by whom.\n");
const said = { title: "", outlet: "", published: "" };

it("keeps what was read where the person said nothing", async () => {
  const read = await ingest(bytes, { name: "pasted.txt" });
  expect(saidByPerson(read, said)).toEqual(read);
});

it("takes the person's word over a guess, and does not warn of the guess", async () => {
  const read = await ingest(bytes, { name: "pasted.txt" });
  const corrected = saidByPerson(read, { title: "A road", outlet: "Gazette", published: "2017-05-30" });
  expect(corrected).toMatchObject({
    title: "A road",
    outlet: "Gazette",
    published: { date: "2017-05-30", precision: "day", inferred: false },
    text: read.text,
  });
  expect(read.warnings.some((warning) => warning.startsWith("Title "))).toBe(true);
  expect(corrected.warnings.some((warning) => warning.startsWith("Title "))).toBe(false);
});

it("names each field that is wrong", () => {
  const form = new FormData();
  form.set("published", "2017-02-30");
  form.set("file", "no file");
  expect(() => readCaptureForm(form)).toThrow(/file: must be a file; .*published: must be a day/);
});

it("takes a file or an address, and not both or neither", () => {
  const form = new FormData();
  form.set("commandId", newCommandId());
  form.set("sourceId", newId("src"));
  form.set("versionId", newId("ver"));
  expect(() => readCaptureForm(form)).toThrow(/a file or an address/);
  form.set("address", " https://example.org/a ");
  expect(readCaptureForm(form)).toMatchObject({ address: "https://example.org/a" });
  form.set("file", new File(["Words."], "a.txt"));
  expect(() => readCaptureForm(form)).toThrow(/a file or an address/);
});
