import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { SegmentKind } from "@/lib/domain/source";
import { toEditorPosition } from "./positions";

/** What is folded away until asked for: not the source's own account. */
const foldingKinds: ReadonlySet<SegmentKind> = new Set<SegmentKind>(["comment", "boilerplate"]);

type Folding = Readonly<{ folded: ReadonlySet<number>; set: DecorationSet }>;
type FoldChange = Readonly<{ segment: number; isFolded: boolean }>;

const key = new PluginKey<Folding>("folding");

/** Whether segments of this kind can be folded. */
export function folds(kind: unknown): boolean {
  return [...foldingKinds].some((folding) => folding === kind);
}

/** Keeps which segments are folded. Their text stays in the document: it is found, copied and highlighted as ever. */
export function foldingPlugin(): Plugin<Folding> {
  return new Plugin<Folding>({
    key,
    state: {
      init: (_config, { doc }) => drawn(doc, initiallyFolded(doc)),
      apply(transaction, prior, _before, { doc }) {
        if (transaction.docChanged) return drawn(doc, initiallyFolded(doc));
        const change: FoldChange | undefined = transaction.getMeta(key);
        if (!change || prior.folded.has(change.segment) === change.isFolded) return prior;
        const folded = new Set(prior.folded);
        if (change.isFolded) folded.add(change.segment);
        else folded.delete(change.segment);
        return drawn(doc, folded);
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** Folds or unfolds one segment. */
export function withFold(transaction: Transaction, segment: number, isFolded: boolean): Transaction {
  return transaction.setMeta(key, { segment, isFolded }).setMeta("addToHistory", false);
}

/** Whether what is folded differs between two states of one editor. */
export function areFoldsChanged(before: EditorState, after: EditorState): boolean {
  return key.getState(before) !== key.getState(after);
}

/** Unfolds whatever hides the text offset; null when nothing does. */
export function unfoldingAt(state: EditorState, offset: number): Transaction | null {
  const section = state.doc.resolve(toEditorPosition(state.doc, offset)).node(1);
  const segment: unknown = section.attrs["segment"];
  if (typeof segment !== "number" || !key.getState(state)?.folded.has(segment)) return null;
  return withFold(state.tr, segment, false);
}

/** The first and the last place for a caret in what is not folded away; of the whole text where everything is. */
export function shownEnds(state: EditorState): Readonly<{ first: number; last: number }> {
  const { doc } = state;
  const folded = key.getState(state)?.folded;
  let [first, last]: [number | null, number | null] = [null, null];
  doc.forEach((section, at) => {
    if (folded?.has(section.attrs["segment"])) return;
    first ??= at + 2; // Past what opens the section and its first block.
    last = at + section.nodeSize - 2;
  });
  return { first: first ?? 2, last: last ?? doc.content.size - 2 };
}

/** Whether a section's decorations say that it is folded: for its view. */
export function isFolded(decorations: readonly Decoration[]): boolean {
  return decorations.some(({ spec }) => spec.isFolded === true);
}

function initiallyFolded(doc: Node): Set<number> {
  const folded = new Set<number>();
  doc.forEach(({ attrs }) => {
    const segment: unknown = attrs["segment"];
    if (typeof segment === "number" && folds(attrs["kind"])) folded.add(segment);
  });
  return folded;
}

function drawn(doc: Node, folded: ReadonlySet<number>): Folding {
  const marks: Decoration[] = [];
  doc.forEach((section, at) => {
    const segment: unknown = section.attrs["segment"];
    if (typeof segment !== "number" || !folded.has(segment)) return;
    marks.push(Decoration.node(at, at + section.nodeSize, { "data-folded": "true" }, { isFolded: true }));
  });
  return { folded, set: DecorationSet.create(doc, marks) };
}
