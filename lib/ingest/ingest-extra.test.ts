import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isProblem } from "@/lib/errors";
import { ingest } from "./ingest";

const folder = process.env["CROSSREAD_EXTRA_CORPUS"];
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => !name.startsWith("."));
const isText = (name: string) => /^[^.]+(?:\.txt)?$/i.test(name);
const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(folder ?? "", name)));

describe("files from elsewhere (runs when CROSSREAD_EXTRA_CORPUS names a folder)", () => {
  it.runIf(files.some(isText))("articles are imported faithfully", async () => {
    for (const name of files.filter(isText)) {
      const bytes = bytesOf(name);
      const original = new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
      const { text, blocks } = await ingest(bytes, { name });
      expect(text.replace(/\s/g, ""), name).toBe(original.replace(/\s/g, ""));
      expect(text.match(/\u00a0/g)?.length, name).toBe(original.match(/\u00a0/g)?.length);
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join("\n"), name).toBe(text);
    }
  });

  it.runIf(files.length > 0)("each is imported, or refused for a reason that names it", async () => {
    const outcomes = await Promise.all(files.map(async (name) => ({ name, ...(await outcomeOf(name)) })));
    console.table(outcomes);
    expect(outcomes.filter(({ refused }) => refused !== undefined && !refused.includes("“"))).toEqual([]);
  });
});

async function outcomeOf(name: string) {
  try {
    const { blocks, text, language, direction, warnings } = await ingest(bytesOf(name), { name });
    return { blocks: blocks.length, characters: text.length, language, direction, warnings: warnings.length };
  } catch (thrown) {
    if (isProblem(thrown)) return { refused: thrown.message };
    throw thrown;
  }
}
