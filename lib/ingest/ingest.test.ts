import { describe, expect, it } from "vitest";
import { ingest } from "./ingest";
import { MAX_SOURCE_BYTES } from "./max-source-bytes";
import { ingestText, shown } from "./testing/shown";

describe("ingest", () => {
  it("reads plain text, and says of each guess that it is one", async () => {
    const text = "Ferry late\r\n\r\nBy Staff Writer – Harbour Post – May 30, 2017 – The ferry had been due at noon.\n";
    const source = await ingestText(text, "ferry-late.txt");
    expect(shown(source)).toHaveLength(2);
    expect(source).toMatchObject({
      title: "Ferry late",
      originalTitle: null,
      outlet: "Harbour Post",
      author: "Staff Writer",
      url: null,
      published: { date: "2017-05-30", precision: "day", inferred: false },
      language: "en",
      direction: "ltr",
      reliability: null,
      descriptor: null,
      retold: false,
      mediaType: "text/plain",
      warnings: [
        "Title guessed from the first line.",
        "Outlet guessed from the first lines: Harbour Post.",
        "Author guessed from the first lines: Staff Writer.",
        "Language guessed from the text: en.",
        "Date of publication guessed from the byline: 2017-05-30.",
      ],
    });
  });

  it("guesses nothing that the file says itself, even that there is none", async () => {
    const head = "title: T\noutlet: null\nauthor: null\npublished: null\nlanguage: en\ndirection: ltr\nretold: true";
    const source = await ingestText(`---\n${head}\n---\nBy Staff Writer, Harbour Post, 30 May 2017`, "a.md");
    expect(source).toMatchObject({ outlet: null, author: null, published: null, retold: true, warnings: [] });
  });

  it("falls back on the file name for the title", async () => {
    const source = await ingestText("Words.", "night-ferry.md");
    expect(source).toMatchObject({ title: "night ferry", warnings: ["Title taken from the file name."] });
  });

  it.each([
    ["[Editor's note: We print this in full.\n\nIt is long. – Ed.]\n\nFerry sinks off Port Vale\n\nNobody was hurt."],
    ["Editor's note: We print this in full.\n\nFerry sinks off Port Vale\n\nNobody was hurt."],
  ])("calls what stands under an editor's note by its own first words: %j", async (text) => {
    expect(await ingestText(text, "0815.txt")).toMatchObject({ title: "Ferry sinks off Port Vale" });
  });

  it.each([
    [{ name: "a.TXT" }, "text/plain"],
    [{ name: "a" }, "text/plain"],
    [{ name: "a", mediaType: "application/octet-stream" }, "text/plain"],
    [{ name: "a.markdown" }, "text/markdown"],
    [{ name: "a.md", mediaType: "text/plain" }, "text/markdown"],
    [{ name: "a.htm" }, "text/html"],
    [{ name: "pasted", mediaType: "text/html; charset=utf-8" }, "text/html"],
    [{ name: "a.log", mediaType: "text/plain" }, "text/plain"],
  ])("tells the kind of %j", async (file, mediaType) => {
    expect((await ingest(new TextEncoder().encode("Words."), file)).mediaType).toBe(mediaType);
  });

  it("keeps of a title that is a whole text what a title may be, and no address without end", async () => {
    const head = `<title>${"𝔸".repeat(400)}</title><link rel="canonical" href="https://a.example/${"x".repeat(3_000)}">`;
    const { title, url } = await ingestText(`<html><head>${head}</head><body><p>Words.</p></body></html>`, "a.html");
    expect([title.length, title.endsWith("𝔸…"), url]).toEqual([499, true, null]);
  });

  it("refuses other kinds, saying which can be read", async () => {
    await expect(ingestText("a,b", "a.csv")).rejects.toThrowError(
      /“a.csv” is of a kind .* Plain text \(\.txt\), Markdown/,
    );
    await expect(ingestText("%PDF-1.7", "a.txt")).rejects.toThrowError(/“a.txt” cannot be read as a PDF/);
  });

  it("refuses what is over 25 MB, and nothing below for its size", async () => {
    const bytes = new Uint8Array(MAX_SOURCE_BYTES + 1).fill(0x61);
    await expect(ingest(bytes, { name: "a.txt" })).rejects.toThrowError(expect.objectContaining({ code: "too-large" }));
    expect((await ingest(bytes.subarray(1), { name: "a.txt" })).text).toHaveLength(MAX_SOURCE_BYTES);
  });

  it("refuses a file whose markup leaves no text", async () => {
    await expect(ingestText("<!-- only this -->", "a.md")).rejects.toThrowError(/“a.md” has no text in it/);
  });
});
