import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ingest } from "./ingest";

const folder = process.env["CROSSREAD_EXTRA_CORPUS"];
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => /^[^.]+(?:\.txt)?$/i.test(name));

describe("articles from elsewhere", () => {
  it.runIf(files.length > 0)("are imported faithfully (runs when CROSSREAD_EXTRA_CORPUS names a folder)", async () => {
    for (const name of files) {
      const bytes = new Uint8Array(readFileSync(path.join(folder ?? "", name)));
      const original = new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
      const { text, blocks } = await ingest(bytes, { name });
      expect(text.replace(/\s/g, ""), name).toBe(original.replace(/\s/g, ""));
      expect(text.match(/\u00a0/g)?.length, name).toBe(original.match(/\u00a0/g)?.length);
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join("\n"), name).toBe(text);
    }
  });
});
