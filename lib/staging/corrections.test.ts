import { expect, it } from "vitest";
import { ingest } from "@/lib/ingest/ingest";
import { corrected, correctionsInput } from "./corrections";
import { beyondGuesses, guessesIn } from "./guesses";

const text = "Ferry late\n\nBy Staff Writer – Harbour Post – May 30, 2017 – The ferry had been due at noon.\n";
const read = () => ingest(new TextEncoder().encode(text), { name: "ferry.txt" });

it("names each field that was guessed", async () => {
  const { warnings } = await read();
  expect([...guessesIn(warnings).keys()]).toEqual(["title", "outlet", "author", "language", "published"]);
  expect(beyondGuesses([...warnings, "Pages 2 and 3 have no text."])).toEqual(["Pages 2 and 3 have no text."]);
});

it("keeps what was read where the person said nothing", async () => {
  const ingested = await read();
  expect(corrected(ingested, { leftOut: true })).toEqual(ingested);
});

it("takes the person's word over a guess, and does not warn of the guess", async () => {
  const said = correctionsInput.parse({
    title: " Ferry late again ",
    outlet: "",
    published: { date: "2017-05", precision: "month", inferred: false },
  });
  const ingested = corrected(await read(), said);
  expect(ingested).toMatchObject({
    title: "Ferry late again",
    outlet: null,
    author: "Staff Writer",
    published: { date: "2017-05", precision: "month", inferred: false },
  });
  expect([...guessesIn(ingested.warnings).keys()]).toEqual(["author", "language"]);
});

it.each([
  { title: "" },
  { title: "x".repeat(501) },
  { published: { date: "2017-02-30", precision: "day", inferred: false } },
  { published: { date: "2017-13", precision: "month", inferred: false } },
  { published: { date: "2017", precision: "day", inferred: false } },
  { published: { date: "", precision: "year", inferred: false } },
  { language: "not a language" },
  { direction: "up" },
  { reliability: "G" },
  { segments: [{ kind: "body", voice: null, reliability: null, start: -1, end: 3 }] },
])("refuses %j", (said) => {
  expect(correctionsInput.safeParse(said).success).toBe(false);
});
