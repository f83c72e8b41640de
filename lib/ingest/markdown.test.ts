import { describe, expect, it } from "vitest";
import { layOut } from "./lay-out";
import { readMarkdown } from "./markdown";
import { shown } from "./testing/shown";

const read = (text: string) => shown(layOut(readMarkdown(text, "a.md").drafts));
const segmentsOf = (text: string) => {
  const source = layOut(readMarkdown(text, "a.md").drafts);
  return source.segments.map(({ start, end, ...voice }) => ({ ...voice, text: source.text.slice(start, end) }));
};

describe("readMarkdown", () => {
  it("gives headings, paragraphs, list items and quotations", () => {
    const text =
      "# Title\n\nSome\nwords.\n\n- one\n- two\n\n  more of two\n\n3. three\n\n> quoted\n>\n> # Head\n\nSetext\n---\n";
    expect(read(text)).toEqual([
      "heading 1 | Title",
      "paragraph | Some words.",
      "list-item | one",
      "list-item | two",
      "paragraph | more of two",
      "list-item | three",
      "quotation | quoted",
      "heading 1 | Head",
      "heading 2 | Setext",
    ]);
  });

  it("reduces inline markup to the words a reader sees", () => {
    const text =
      "A *b* __c__ `d` [e](https://example.org) ![f](g.png) <https://example.org> [h][i] \\* &amp; &nbsp;\n\n[i]: /j";
    expect(read(text)).toEqual(["paragraph | A b c d e f https://example.org h * & \u00a0"]);
  });

  it("shows HTML as it was typed, without its comments", () => {
    expect(
      read("By <u>South</u><!-- hidden --> Desk\n\n<div>\nkept <!-- not --> here\n</div>\n\n<!-- gone -->"),
    ).toEqual([
      "paragraph | By <u>South</u> Desk",
      "paragraph | <div>",
      "paragraph | kept  here",
      "paragraph | </div>",
    ]);
  });

  it("starts a new block at a hard break, and keeps the lines of code apart", () => {
    expect(read("One\\\ntwo  \nthree\n\n    four\n      five")).toEqual([
      "paragraph | One",
      "paragraph | two",
      "paragraph | three",
      "paragraph | four",
      "paragraph | five",
    ]);
  });

  it("reads tables by row, with tabs between the cells", () => {
    expect(read("Losses:\n| What | How many |\n|---|:-:|\n| tanks | **4** |\n| guns | |\n\na | b")).toEqual([
      "paragraph | Losses:",
      "table-row | What\tHow many",
      "table-row | tanks\t4",
      "table-row | guns",
      "paragraph | a | b",
    ]);
  });

  it("takes its title from the front matter, else from the first heading", () => {
    expect(readMarkdown("---\ntitle: Said\n---\n# Head", "a.md")).toMatchObject({
      said: { title: "Said" },
      warnings: [],
    });
    expect(readMarkdown("Text\n\n## Head **two**", "a.md")).toMatchObject({
      said: { title: "Head two" },
      warnings: ["Title guessed from the first heading."],
    });
    expect(readMarkdown("Text", "a.md").said.title).toBeUndefined();
  });

  it("cuts the text into segments at marks", () => {
    const text = [
      "Ours.",
      "<!-- segment: editor-note; voice: Editor -->",
      "Note.",
      "",
      "<!-- segment: wire; voice: Agency: Two; reliability: B -->",
      "",
      "> Wire.",
      "",
      "<!--segment:comment-->",
      "- Comment.",
      "- Another.",
    ].join("\n");
    expect(segmentsOf(text)).toEqual([
      { kind: "body", voice: null, reliability: null, text: "Ours." },
      { kind: "editor-note", voice: "Editor", reliability: null, text: "Note." },
      { kind: "wire", voice: "Agency: Two", reliability: "B", text: "Wire." },
      { kind: "comment", voice: null, reliability: null, text: "Comment.\nAnother." },
    ]);
  });

  it.each([
    [
      "an unknown kind",
      "<!-- segment: wires -->",
      /“a.md”, line 5: there is no segment kind “wires”. Use one of body, wire/,
    ],
    ["an unknown setting", "<!-- segment: wire; voise: Agency -->", /line 5: the segment mark cannot be read/],
    ["an unknown reliability", "<!-- segment: wire; reliability: G -->", /line 5: the segment mark cannot be read/],
    ["other text on its line", "Text <!-- segment: wire -->", /line 5: a segment mark has to stand alone/],
  ])("refuses a mark with %s, naming the line", (_, mark, message) => {
    expect(() => readMarkdown(`---\ntitle: T\n---\nText.\n${mark}\n`, "a.md")).toThrowError(message);
  });

  it("reads deep nesting, and refuses what would keep the parser busy", () => {
    expect(read(`${">".repeat(99)} deep`)).toEqual(["quotation | deep"]);
    expect(read(`${"*a ".repeat(500)}${"b* ".repeat(500)}`)).toEqual([
      expect.stringMatching(/^paragraph \| a a .* b$/),
    ]);
    expect(() => read(`Text\n\n${">".repeat(5_000)} deep`)).toThrowError(/“a.md”, line 3: more than 100 lists/);
    expect(() => read("- ".repeat(5_000))).toThrowError(/more than 100 lists/);
    expect(() => read("a*".repeat(20_000))).toThrowError(/“a.md”, line 1: too much markup/);
  });
});
