import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ingest } from "@/lib/ingest/ingest";

const folder = process.env["CROSSREAD_EXTRA_CORPUS"] ?? "";
const named = (start: string) =>
  existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith(start)) : undefined;

async function kindsIn(name: string | undefined) {
  const read = await ingest(readFileSync(path.join(folder, name ?? "")), { name: name ?? "" });
  console.table(
    read.segments.map(({ kind, voice, start, end }) => ({
      kind,
      voice,
      words: read.text.slice(start, end).slice(0, 40),
    })),
  );
  return read.segments.map(({ kind }) => kind);
}

const several = named("002_");
const footed = named("004_");
const plain = [named("000_"), named("001_"), named("003_")].filter((name) => name !== undefined);

describe("articles from elsewhere (runs when CROSSREAD_EXTRA_CORPUS names a folder that has them)", () => {
  it.runIf(several)("come apart into editor's note, wire copy, biography and comments", async () => {
    expect(await kindsIn(several)).toEqual(["editor-note", "wire", "boilerplate", ...Array(5).fill("comment")]);
  });

  it.runIf(footed)("lose their footer to boilerplate", async () => {
    expect(await kindsIn(footed)).toEqual(["body", "boilerplate", "body", "boilerplate"]);
  });

  it.runIf(plain.length > 0)("stay one body where nothing speaks of another voice", async () => {
    for (const name of plain) expect(await kindsIn(name), name).toEqual(["body"]);
  });
});
