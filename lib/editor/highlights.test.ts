import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { areMarksChanged, type Highlight, shownMarks, withHighlights } from "./highlights";
import { sourceTextOf, stateOf } from "./testing/article";

const source = sourceTextOf("Two tanks were hit.", "The road was closed.");

function highlight(id: string, words: string, more: Partial<Highlight> = {}): Highlight {
  const from = source.text.indexOf(words);
  const where = { from, to: from + words.length };
  return { id, claimId: `clm_${id}`, type: "equipment", edge: "solid", isOn: false, ...where, ...more };
}

const show = (state: EditorState, ...wanted: Highlight[]) => state.apply(withHighlights(state.tr, wanted));
const seen = (state: EditorState) =>
  shownMarks(state).map(({ from, to, spec }) => `${spec.id}: ${state.doc.textBetween(from, to)}`);

describe("highlights", () => {
  it("mark the words of each claim", () => {
    expect(seen(show(stateOf(source), highlight("a", "Two tanks"), highlight("b", "closed")))).toEqual([
      "a: Two tanks",
      "b: closed",
    ]);
  });

  it("keep overlapping claims apart", () => {
    const state = show(stateOf(source), highlight("a", "Two tanks were"), highlight("b", "tanks were hit"));
    expect(seen(state)).toEqual(["a: Two tanks were", "b: tanks were hit"]);
  });

  it("make one mark in each block that a claim crosses", () => {
    const state = show(stateOf(source), highlight("a", "were hit.\nThe road"));
    expect(seen(state)).toEqual(["a: were hit.", "a: The road"]);
  });

  it("draw again only what differs", () => {
    const before = show(stateOf(source), highlight("a", "Two tanks"), highlight("b", "closed"));
    const after = show(
      before,
      highlight("a", "Two tanks"),
      highlight("b", "closed", { isOn: true }),
      highlight("c", "road"),
    );
    const kept = shownMarks(before).find(({ spec }) => spec.id === "a");
    expect(shownMarks(after).find(({ spec }) => spec.id === "a")).toStrictEqual(kept);
    expect(seen(after)).toEqual(["a: Two tanks", "c: road", "b: closed"]);
    expect(seen(show(after, highlight("c", "road")))).toEqual(["c: road"]);
  });

  it("are the same after a caret moved, and not after one of them is on", () => {
    const before = show(stateOf(source), highlight("a", "Two tanks"));
    const moved = before.apply(before.tr.setSelection(TextSelection.create(before.doc, 5)));
    expect(areMarksChanged(before, moved)).toBe(false);
    expect(areMarksChanged(before, show(moved, highlight("a", "Two tanks")))).toBe(false);
    expect(areMarksChanged(before, show(moved, highlight("a", "Two tanks", { isOn: true })))).toBe(true);
  });

  it("leave the state alone when nothing differs, and the document always", () => {
    const before = show(stateOf(source), highlight("a", "Two tanks"));
    const after = show(before, highlight("a", "Two tanks"));
    expect(shownMarks(after)).toStrictEqual(shownMarks(before));
    expect(after.doc).toBe(before.doc);
  });
});
