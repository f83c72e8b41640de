import type { EditorState } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";
import { expect, it } from "vitest";
import { areFoldsChanged, foldingPlugin, isFolded, unfoldingAt, withFold } from "./folding";
import { sourceTextOf, stateOf } from "./testing/article";

const source = sourceTextOf(
  "Report.",
  { words: "Nonsense!", kind: "comment" },
  { words: "Terms.", kind: "boilerplate" },
);

function foldedWords(state: EditorState): string[] {
  const plugin = state.plugins.find(({ spec }) => spec.key === foldingPlugin().spec.key);
  const set = plugin?.props.decorations?.call(plugin, state);
  const marks = set instanceof DecorationSet ? set.find() : [];
  return marks.filter((mark) => isFolded([mark])).map(({ from, to }) => state.doc.textBetween(from, to));
}

it("starts with comments and boilerplate folded, and keeps their text", () => {
  const state = stateOf(source);
  expect(foldedWords(state)).toEqual(["Nonsense!", "Terms."]);
  expect(state.doc.textContent).toBe("Report.Nonsense!Terms.");
});

it("unfolds one segment and folds it again", () => {
  const state = stateOf(source);
  const open = state.apply(withFold(state.tr, 1, false));
  expect(foldedWords(open)).toEqual(["Terms."]);
  expect(foldedWords(open.apply(withFold(open.tr, 1, true)))).toEqual(["Nonsense!", "Terms."]);
});

it("changes only when something is folded or unfolded", () => {
  const state = stateOf(source);
  expect(areFoldsChanged(state, state.apply(state.tr))).toBe(false);
  expect(areFoldsChanged(state, state.apply(withFold(state.tr, 1, true)))).toBe(false);
  expect(areFoldsChanged(state, state.apply(withFold(state.tr, 1, false)))).toBe(true);
});

it("unfolds what hides an offset, and nothing else", () => {
  const state = stateOf(source);
  const unfolding = unfoldingAt(state, source.text.indexOf("Nonsense"));
  expect(unfolding && foldedWords(state.apply(unfolding))).toEqual(["Terms."]);
  expect(unfoldingAt(state, 0)).toBeNull();
});
