import { TextSelection } from "@tiptap/pm/state";
import { expect, it } from "vitest";
import { endAsked, movedToEnd } from "./caret-to-ends";
import { withFold } from "./folding";
import { toEditorPosition, toTextOffset } from "./positions";
import { sourceTextOf, stateOf } from "./testing/article";

const source = sourceTextOf("Two tanks were hit.", "The road was closed.", { words: "Nonsense!", kind: "comment" });
const [second, comment] = [source.text.indexOf("The"), source.text.indexOf("Nonsense")];

function after(end: "first" | "last", isSelecting: boolean, state = stateOf(source)) {
  const at = state.apply(
    state.tr.setSelection(TextSelection.create(state.doc, toEditorPosition(state.doc, second + 4))),
  );
  const { doc, selection } = at.apply(movedToEnd(at, end, isSelecting));
  return [toTextOffset(doc, selection.anchor), toTextOffset(doc, selection.head)];
}

it("moves the caret to the ends of what is not folded away", () => {
  expect(after("first", false)).toEqual([0, 0]);
  expect(after("last", false)).toEqual([comment - 1, comment - 1]);
  const state = stateOf(source);
  const unfolded = state.apply(withFold(state.tr, 1, false));
  expect(after("last", false, unfolded)).toEqual([source.text.length, source.text.length]);
});

it("selects from where the caret was", () => {
  expect(after("first", true)).toEqual([second + 4, 0]);
  expect(after("last", true)).toEqual([second + 4, comment - 1]);
});

it("hears Control with Home and End, and Command with the arrows", () => {
  const asked = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>>) =>
    endAsked({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
  expect(asked("Home", { ctrlKey: true })).toBe("first");
  expect(asked("End", { ctrlKey: true })).toBe("last");
  expect(asked("ArrowUp", { metaKey: true })).toBe("first");
  expect(asked("ArrowDown", { metaKey: true })).toBe("last");
  expect(asked("Home", {})).toBeNull();
  expect(asked("ArrowUp", { ctrlKey: true })).toBeNull();
  expect(asked("Home", { ctrlKey: true, altKey: true })).toBeNull();
});
