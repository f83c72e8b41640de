import { describe, expect, it } from "vitest";
import { layOut } from "./lay-out";
import { readPlainText } from "./plain-text";
import { shown } from "./testing/shown";

const read = (text: string) => shown(layOut(readPlainText(text).drafts));

describe("readPlainText", () => {
  it("makes a block of every line that is not blank", () => {
    expect(read("First line ends here.\nSecond line.\n\n\n   Third line.\t\n")).toEqual([
      "paragraph | First line ends here.",
      "paragraph | Second line.",
      "paragraph | Third line.",
    ]);
  });

  it("takes no note in brackets for the title", () => {
    const parsed = readPlainText("[Editor's note: as it came. Ada]\n\nThe bridge was closed.");
    expect(parsed.said).toEqual({});
    expect(shown(layOut(parsed.drafts))[0]).toBe("paragraph | [Editor's note: as it came. Ada]");
  });

  it("takes a short first line with a blank one after it for the title, and keeps it", () => {
    const parsed = readPlainText("\n\nBridge closed after storm?\n\nThe bridge was closed.");
    expect(shown(layOut(parsed.drafts))).toEqual([
      "heading 1 | Bridge closed after storm?",
      "paragraph | The bridge was closed.",
    ]);
    expect(parsed.said.title).toBe("Bridge closed after storm?");
    expect(parsed.warnings).toEqual(["Title guessed from the first line."]);
  });

  it.each([
    ["ends with a full stop", "The bridge was closed.\n\nMore."],
    ["ends with a full stop inside a quotation", "“The bridge was closed.”\n\nMore."],
    ["has no blank line after it", "Bridge closed\nThe bridge was closed."],
    ["has nothing after it", "Bridge closed\n\n"],
    ["is a byline", "By Staff Writer\n\nThe bridge was closed."],
    ["is a list item", "- Bridge closed\n\nMore."],
    ["is long", `${"bridge ".repeat(30)}\n\nMore.`],
  ])("takes no title from a first line that %s", (_, text) => {
    expect(readPlainText(text).said.title).toBeUndefined();
  });

  it("knows list items and keeps their markers", () => {
    expect(read("  • a dot\n- a dash\n* a star\n12. a number\n-5 degrees\n2017. A year\n*emphasis*")).toEqual([
      "list-item | • a dot",
      "list-item | - a dash",
      "list-item | * a star",
      "list-item | 12. a number",
      "paragraph | -5 degrees",
      "paragraph | 2017. A year",
      "paragraph | *emphasis*",
    ]);
  });

  it("leaves tags, quotes, no-break spaces and repeated sentences as they are", () => {
    const text = "Region: <u>North</u>\u00a0&amp; “South”. It rained. It rained.";
    expect(read(text)).toEqual([`paragraph | ${text}`]);
  });

  it("joins the lines of a file that is clearly hard-wrapped", () => {
    const wrapped = [
      "The harbour was closed for most of the night, since the wind",
      "had torn two cranes from their rails and nobody could say if",
      "the third one would hold.",
      "",
      "Fishing boats that had left before noon were told by wireless",
      "to keep away from the coast until the morning, and all but",
      "one of them did.",
      "- the Tern",
    ].join("\n");
    const parsed = readPlainText(wrapped);
    expect(shown(layOut(parsed.drafts))).toEqual([
      expect.stringMatching(/^paragraph \| The harbour .* since the wind had torn .* would hold\.$/),
      expect.stringMatching(/^paragraph \| Fishing boats .* by wireless to keep .* of them did\.$/),
      "list-item | - the Tern",
    ]);
    expect(parsed.warnings).toEqual(["Lines broken at about 61 characters were joined to paragraphs."]);
  });

  it("leaves lines apart where their ends mean something", () => {
    const verse = "A line of verse is short\nand ends where it ends\nand so on\n\nAnother verse\nfollows it\nhere";
    expect(read(verse)).toHaveLength(6);
  });

  it("parts pages at a form feed", () => {
    expect(read("Last words.\n\f\nFirst words.\fMore.")).toEqual([
      "paragraph | Last words.",
      "page-break | \f",
      "paragraph | First words.",
      "page-break | \f",
      "paragraph | More.",
    ]);
  });
});
