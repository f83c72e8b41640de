import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "@/lib/ingest/lay-out";
import { blockKinds } from "@/lib/text/block";
import { proposeVoices } from "./propose-voices";

const cue = fc.constantFrom(
  "[Editor's note: ",
  "Editor's note",
  "PORT (Reuters) - The river rose by a metre on Sunday, and the road was closed.",
  "Reuters – ",
  "(Reporting by A; Editing by B)",
  "]",
  "Ada Mills",
  "Ada Mills is a journalist based in Port Haven, and writes about rivers.",
  "2 Comments",
  "Otto says:",
  "1. One",
  "2. Two",
  "© 2017",
  "Subscribe to our newsletter",
  "Related articles",
  "\f",
  "He said that the river had risen by a metre since Sunday and that the road was closed.",
);
const draft = fc.record({
  kind: fc.constantFrom(...blockKinds.filter((kind) => kind !== "page-break")),
  text: fc.oneof(cue, fc.string({ unit: "grapheme", maxLength: 40 }), fc.string({ unit: "binary", maxLength: 20 })),
});

describe("proposed voices", () => {
  it("tile the text at the edges of blocks, whatever stands in it, and always the same", () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 40 }), fc.option(fc.string()), (drafts, author) => {
        const source = layOut(drafts);
        const { segments, reasons } = proposeVoices(source, { author });
        const starts = new Set(source.blocks.map(({ start }) => start));
        const ends = new Set(source.blocks.map(({ end }) => end));
        expect(segments.map(({ start, end }) => source.text.slice(start, end)).join("\n")).toBe(source.text);
        expect(segments.every(({ start, end }) => starts.has(start) && ends.has(end))).toBe(true);
        const why = new Set(reasons.map(({ start }) => start));
        expect(segments.filter(({ start }) => why.has(start)).length).toBe(reasons.length);
        expect(segments.every(({ kind, start }) => kind === "body" || why.has(start))).toBe(true);
        expect(proposeVoices(source, { author })).toEqual({ segments, reasons });
      }),
    );
  });

  it.each([
    ["brackets that never close", "[Editor's note: (".padEnd(20, "[")],
    ["datelines", "PORT HAVEN, May 30 (Reuters) - The river rose and the road was closed for"],
    ["comment headings", "12 comments"],
    ["spaces", `a${" ".repeat(300)}b`],
    ["numbers", "1. It is so."],
    ["footers", "Follow us on every network"],
    ["names", "Ada Mills is a journalist based in Port Haven, and writes about rivers."],
  ])("end for a megabyte of %s", (_what, line) => {
    const text = Array.from({ length: Math.ceil(1_000_000 / line.length) }, () => line).join("\n");
    const source = layOut([{ kind: "paragraph", text }]);
    expect(proposeVoices(source, { author: null }).segments.length).toBeGreaterThan(0);
  });
});
