import { TextSelection } from "@tiptap/pm/state";
import { expect, it } from "vitest";
import { toEditorPosition } from "./positions";
import { selectedSpan } from "./selected-span";
import { sourceTextOf, stateOf } from "./testing/article";

const source = sourceTextOf("Two tanks were hit.", "The road was closed.");

it("refuses typing, deleting and replacing, whatever asks for it", () => {
  const state = stateOf(source);
  for (const change of [
    state.tr.insertText("not ", 2),
    state.tr.delete(2, 6),
    state.tr.split(5),
    state.tr.insertText("", 0, 9),
  ]) {
    expect(change.docChanged).toBe(true);
    const { state: after, transactions } = state.applyTransaction(change);
    expect(transactions).toEqual([]);
    expect(after).toBe(state);
  }
});

it("lets the selection move", () => {
  const state = stateOf(source);
  const at = (offset: number) => toEditorPosition(state.doc, offset);
  const after = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at(4), at(9))));
  expect(selectedSpan(after, source.text)).toEqual({ start: 4, end: 9 });
});

it("reads a selection without the blanks at its ends, across blocks too", () => {
  const state = stateOf(source);
  const at = (offset: number) => toEditorPosition(state.doc, offset);
  const select = (from: number, to: number) =>
    selectedSpan(state.apply(state.tr.setSelection(TextSelection.create(state.doc, at(from), at(to)))), source.text);
  expect(select(3, 10)).toEqual({ start: 4, end: 9 });
  expect(select(15, 23)).toEqual({ start: 15, end: 23 });
  expect(select(3, 4)).toBeNull();
});
