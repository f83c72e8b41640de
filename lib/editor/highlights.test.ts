import { type EditorState, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleDocument } from "./article-document";
import {
  areMarksChanged,
  drawingAt,
  type Highlight,
  isDrawnUnseen,
  nextToFill,
  shownMarks,
  withFilled,
  withHighlights,
} from "./highlights";
import { opening } from "./read-only";
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

  it("have a lane each where they overlap, and keep it while one of them is looked at", () => {
    const lanes = (state: EditorState) => Object.fromEntries(shownMarks(state).map(({ spec }) => [spec.id, spec.lane]));
    const [a, b, c] = [highlight("a", "Two tanks"), highlight("b", "tanks were"), highlight("c", "were hit")];
    const state = show(stateOf(source), a, b, c, highlight("d", "road"));
    expect(lanes(state)).toEqual({ a: 0, b: 1, c: 0, d: 0 });
    const later = show(show(state, b, c), highlight("c", "were hit", { isOn: true }), highlight("b", "tanks were"), a);
    expect(lanes(later)).toEqual({ a: 0, b: 1, c: 0 });
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

/** An article of several sections, and more highlights in it than are drawn at once. */
const long = sourceTextOf(...Array.from({ length: 160 }, (_, nth) => `Paragraph ${nth} says what it says.`));
const many = long.blocks.flatMap(({ start, end }, nth) =>
  [0, 1].map((each) => ({
    ...{ id: `${nth}.${each}`, claimId: `clm_${nth}`, from: start + each * 3, to: end - 2 },
    ...{ type: "equipment" as const, edge: "solid" as const, isOn: false },
  })),
);

/** Opens the article as the page does: its text and its highlights come together. */
function opened(...wanted: Highlight[]) {
  const empty = stateOf(sourceTextOf(""));
  return empty.apply(opening(empty, articleDocument(long), wanted));
}

function filled(state: EditorState, atMost = Number.POSITIVE_INFINITY): EditorState {
  const section = nextToFill(state);
  return section === null ? state : filled(state.apply(withFilled(state.tr, section, atMost, false)), atMost);
}

const drawn = (state: EditorState) =>
  shownMarks(state)
    .map(({ from, to, spec }) => `${spec.id} ${from}-${to}`)
    .sort();

describe("very many highlights", () => {
  it("are drawn with the text in the first section, elsewhere when asked for", () => {
    const state = opened(...many);
    expect(new Set(shownMarks(state).map(({ spec }) => Number.parseInt(spec.id, 10)))).toEqual(
      new Set(Array.from({ length: 50 }, (_, nth) => nth)),
    );
    expect(drawingAt(state, long.blocks[3]?.start ?? 0)).toBeNull();
    const there = drawingAt(state, long.blocks[120]?.start ?? 0);
    if (!there) throw new Error("Something waits there.");
    expect(isDrawnUnseen(there)).toBe(false);
    expect(drawn(state.apply(there)).some((mark) => mark.startsWith("120.0 "))).toBe(true);
    expect(drawn(state.apply(there)).some((mark) => mark.startsWith("70.0 "))).toBe(false);
  });

  it("are all drawn in the end, in slices nobody has to look at", () => {
    const state = opened(...many);
    const slice = withFilled(state.tr, nextToFill(state) ?? 0, 7, false);
    expect(isDrawnUnseen(slice)).toBe(true);
    expect(shownMarks(state.apply(slice))).toHaveLength(shownMarks(state).length + 7);
    expect(shownMarks(filled(state, 7))).toHaveLength(many.length);
    expect(nextToFill(filled(state, 7))).toBeNull();
  });

  it("show after any changes and slices what opening afresh with the last of them shows", () => {
    const some = fc.subarray(many);
    const step = fc.record({ wanted: some, on: fc.nat(many.length), slices: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        let state = opened(...many);
        let last: Highlight[] = many;
        for (const { wanted, on, slices } of steps) {
          last = wanted.map((one, nth) => (nth === on ? { ...one, isOn: true } : one));
          state = show(state, ...last);
          for (let nth = 0; nth < slices; nth++) {
            const section = nextToFill(state);
            if (section !== null) state = state.apply(withFilled(state.tr, section, 11, false));
          }
        }
        expect(drawn(filled(state))).toEqual(drawn(filled(opened(...last))));
      }),
      { numRuns: 40 },
    );
  });
});
