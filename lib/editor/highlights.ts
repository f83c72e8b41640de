import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { ClaimType } from "@/lib/domain/claim";
import { blockParts } from "./positions";

/** An edge on the page: an undisputed claim, a disputed one, a proposal. */
type HighlightEdge = "solid" | "double" | "dashed";

/** One passage under one claim, in text offsets. `id` is unique on the page: a passage can serve several claims. */
export type Highlight = Readonly<{
  id: string;
  claimId: string;
  from: number;
  to: number;
  type: ClaimType;
  edge: HighlightEdge;
  isOn: boolean;
}>;

type Shown = Readonly<{ highlight: Highlight; marks: readonly Decoration[] }>;
type Highlights = Readonly<{ set: DecorationSet; shown: ReadonlyMap<string, Shown> }>;

const key = new PluginKey<Highlights>("highlights");

/**
 * Draws highlights as decorations: the document stays the source's text. Each is a `mark` of its
 * own, so that overlapping claims stay apart; a claim across blocks is one mark in each. Those that
 * come after the article was opened carry `arrived`, which the style sheet lets fade in.
 *
 * A change costs what differs: `DecorationSet` keeps a set for each section and block, and only those on
 * the way to an added or removed mark are rebuilt. Opening costs more than it could: a megabyte with 7 763 marks
 * took 401 ms, and 183 ms with sets made block by block when first asked for, which takes internals of
 * `prosemirror-view`.
 */
export function highlightsPlugin(): Plugin<Highlights> {
  return new Plugin<Highlights>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty, shown: new Map() }),
      apply(transaction, prior) {
        const wanted: readonly Highlight[] | undefined = transaction.getMeta(key);
        if (!wanted) return prior;
        // A new document begins anew; otherwise the document is as it was, so nothing has to be mapped.
        if (transaction.docChanged)
          return changed(transaction.doc, { set: DecorationSet.empty, shown: new Map() }, wanted, false);
        return changed(transaction.doc, prior, wanted, true);
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** Says in `transaction` which highlights there are from now on: all of them, in any order. */
export function withHighlights(transaction: Transaction, highlights: readonly Highlight[]): Transaction {
  return transaction.setMeta(key, highlights).setMeta("addToHistory", false);
}

/** Whether the marks differ between two states of one editor. */
export function areMarksChanged(before: EditorState, after: EditorState): boolean {
  return key.getState(before) !== key.getState(after);
}

/** The marks the page shows, for tests and for measuring what a change redraws. */
export function shownMarks(state: EditorState): Decoration[] {
  return key.getState(state)?.set.find() ?? [];
}

function changed(doc: Node, prior: Highlights, wanted: readonly Highlight[], isArriving: boolean): Highlights {
  const shown = new Map<string, Shown>();
  const added: Decoration[] = [];
  for (const highlight of wanted) {
    const before = prior.shown.get(highlight.id);
    if (before && isSame(before.highlight, highlight)) {
      shown.set(highlight.id, before);
      continue;
    }
    const marks = marksOf(doc, highlight, isArriving && !before);
    shown.set(highlight.id, { highlight, marks });
    added.push(...marks);
  }
  const removed = [...prior.shown].flatMap(([id, { marks }]) => (shown.get(id)?.marks === marks ? [] : marks));
  if (removed.length === 0 && added.length === 0) return prior;
  return { set: prior.set.remove(removed).add(doc, added), shown };
}

function marksOf(doc: Node, { id, claimId, from, to, type, edge, isOn }: Highlight, isArriving: boolean): Decoration[] {
  const classes = ["highlight", type, edge, ...(isOn ? ["on"] : []), ...(isArriving ? ["arrived"] : [])];
  const attributes = { nodeName: "mark", class: classes.join(" "), "data-claim": claimId, "data-highlight": id };
  return blockParts(doc, from, to).map((part) => Decoration.inline(part.from, part.to, attributes, { id }));
}

function isSame(one: Highlight, other: Highlight): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.type === other.type &&
    one.edge === other.edge &&
    one.isOn === other.isOn &&
    one.claimId === other.claimId
  );
}
