import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isProblem } from "@/lib/errors";
import { ingest } from "./ingest";
import { makeWord, paragraph } from "./testing/make-word";
import { shown } from "./testing/shown";
import { MAX_UNPACKED_BYTES } from "./unpack";

const read = (bytes: Uint8Array) => ingest(bytes, { name: "note.docx" });
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;

describe("readWord", () => {
  it("reads headings, paragraphs, tables and notes, and what it says of itself", async () => {
    const table = `<w:tbl><w:tr>${cell("Ship")}${cell("Lost")}</w:tr><w:tr>${cell("Ada")}${cell("2")}</w:tr></w:tbl>`;
    const noted = '<w:p><w:r><w:t>Two were lost.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>';
    const source = await read(makeWord(`${paragraph("Lost", "Heading1")}${noted}${table}`, ["By the keeper's count."]));
    expect(shown(source)).toEqual([
      "heading 1 | Lost",
      "paragraph | Two were lost.[1]",
      "table-row | Ship\tLost",
      "table-row | Ada\t2",
      "list-item | By the keeper's count.",
    ]);
    expect(source).toMatchObject({ title: "The ferries", author: "Harbour Post" });
  });

  it("says that it left pictures out, and reads none of them", async () => {
    const picture = { "word/media/image1.png": Uint8Array.of(1, 2, 3) };
    const { warnings } = await read(makeWord(paragraph("Words."), [], picture));
    expect(warnings).toContain("Its pictures were left out: only text is read.");
  });

  it("refuses a small file that would unpack to a huge one", async () => {
    const bomb = makeWord(paragraph("Words."), [], { "word/media/a.bin": new Uint8Array(MAX_UNPACKED_BYTES) });
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(read(bomb)).rejects.toThrowError(expect.objectContaining({ code: "too-large" }));
  });

  it.each([
    ["another archive", zipSync({ "a.txt": Uint8Array.of(65) }), /“note.docx” cannot be read as a Word document/],
    ["no archive at all", new TextEncoder().encode("Words."), /“note.docx” is damaged: it cannot be unpacked/],
  ])("refuses %s, saying why and what to do", async (_, bytes, message) => {
    await expect(read(bytes)).rejects.toThrowError(message);
  });

  it("answers a damaged file with text or a refusal that names it", async () => {
    const whole = makeWord(paragraph("Words that were written."));
    for (let at = 0; at < whole.length; at += 97) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      try {
        expect((await read(bytes)).text).toBeTypeOf("string");
      } catch (thrown) {
        expect(isProblem(thrown) && thrown.message, `at ${at}`).toContain("note.docx");
      }
    }
  });
});
