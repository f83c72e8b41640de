import { getSchema } from "@tiptap/core";
import { EditorState, NodeSelection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import { applyUpdate, Doc } from "yjs";
import { TEXT_FIELD } from "@/lib/joint-text/text-in";
import { ids } from "@/lib/live/testing/tower";
import type { ReportBlock } from "@/lib/report/report-block";
import { documentState } from "@/lib/report/report-document";
import { moved, reportEditorOptions } from "./report-editor";

const blocks: readonly ReportBlock[] = [
  { kind: "heading", level: 2, runs: [{ text: "Losses" }] },
  {
    kind: "paragraph",
    runs: [
      { text: "Four ", bold: true },
      { text: "tanks", link: "https://example.org" },
    ],
  },
  { kind: "list", ordered: true, items: [[{ text: "One" }], [{ text: "Two", italic: true }]] },
  { kind: "claim", claimId: ids.clm(1) },
  { kind: "paragraph", runs: [] },
];

function documentOf(said: readonly ReportBlock[]) {
  const doc = new Doc();
  applyUpdate(doc, documentState(said));
  const { extensions } = reportEditorOptions({
    doc,
    awareness: new Awareness(doc),
    hueOf: () => 0,
    attributes: {},
    liveBlock: () => ({ dom: document.createElement("div") }),
    onSlash: () => undefined,
  });
  return yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(TEXT_FIELD), getSchema(extensions));
}

const kindsIn = (state: EditorState) => state.doc.children.map(({ type }) => type.name);

describe("the editor of a report", () => {
  it("takes every block that a report begins with as it is", () => {
    const doc = documentOf(blocks);
    expect(() => doc.check()).not.toThrow();
    expect(doc.children.map(({ type }) => type.name)).toEqual([
      "heading",
      "paragraph",
      "orderedList",
      "liveBlock",
      "paragraph",
    ]);
    expect(doc.child(0).attrs).toMatchObject({ level: 2 });
    expect(
      doc
        .child(1)
        .child(1)
        .marks.map(({ type }) => type.name),
    ).toEqual(["link"]);
    expect(JSON.parse(String(doc.child(3).attrs["block"]))).toEqual(blocks[3]);
  });

  it("moves a block up and down with what is selected in it, and no further than the ends", () => {
    const doc = documentOf(blocks);
    let state = EditorState.create({ doc });
    const at = state.doc.children.slice(0, 3).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    state = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, at)));
    const move = (by: -1 | 1) => {
      const { tr } = state;
      const isMoved = moved(tr, by, (_tr: Transaction) => undefined);
      state = state.apply(tr);
      return isMoved;
    };
    expect(move(-1)).toBe(true);
    expect(kindsIn(state).indexOf("liveBlock")).toBe(2);
    expect(state.selection).toBeInstanceOf(NodeSelection);
    expect([move(-1), move(-1), move(-1)]).toEqual([true, true, false]);
    expect(kindsIn(state)[0]).toBe("liveBlock");
    expect([move(1), move(1), move(1), move(1), move(1)]).toEqual([true, true, true, true, false]);
    expect(kindsIn(state).at(-1)).toBe("liveBlock");
  });

  it("moves the paragraph that the caret stands in, and the caret with it", () => {
    let state = EditorState.create({ doc: documentOf(blocks) });
    const { nodeSize } = state.doc.child(0);
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, nodeSize + 3)));
    const { tr } = state;
    expect(moved(tr, -1, () => undefined)).toBe(true);
    state = state.apply(tr);
    expect(state.doc.child(0).textContent).toBe("Four tanks");
    expect(state.selection.from).toBe(3);
  });
});
