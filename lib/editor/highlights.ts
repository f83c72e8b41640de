import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { fillWhenIdle } from "./fill-when-idle";
import { type Highlight, highlightChanges, markClasses } from "./highlight-changes";
import { blockParts, blockPlaceAt } from "./positions";

export type { Highlight } from "./highlight-changes";

/** What is drawn at once however much it is: more would keep a reader waiting for marks they do not see. */
const AT_ONCE = 200;

/** `lane`: which of the lines below each other it has, where it overlaps others. */
type Drawn = Readonly<{ highlight: Highlight; lane: number; marks: readonly Decoration[] }>;
/** The highlights that begin in one section: those drawn, by id, and those that wait. */
type InSection = Readonly<{ drawn: ReadonlyMap<string, Drawn>; waiting: readonly Highlight[] }>;
type Highlights = Readonly<{
  all: readonly Highlight[];
  sections: ReadonlyMap<number, InSection>;
  waiting: number;
  set: DecorationSet;
}>;

type Wish = Readonly<{ all: readonly Highlight[] }> | Readonly<{ section: number; atMost: number; isSeen: boolean }>;

const none: Highlights = { all: [], sections: new Map(), waiting: 0, set: DecorationSet.empty };
const nothing: InSection = { drawn: new Map(), waiting: [] };
const key = new PluginKey<Highlights>("highlights");

/**
 * Draws highlights as decorations: the document stays the source's text. Each is a `mark` of its
 * own, so that overlapping claims stay apart, with a lane of its own among them, so that its line runs on
 * wherever others begin and end; a claim across blocks is one mark in each. Those that come after the article was
 * opened carry `arrived`, which the style sheet lets fade in.
 *
 * A change costs what differs: `DecorationSet` keeps a set for each section and block, and only those on
 * the way to an added or removed mark are rebuilt. When very many come at once, as on opening a long
 * article, those of the first section are drawn with it, and the others in slices while the browser is idle, or
 * as soon as their section is looked at, jumped to or printed.
 */
export function highlightsPlugin(): Plugin<Highlights> {
  return new Plugin<Highlights>({
    key,
    state: {
      init: () => none,
      apply(transaction, prior) {
        const wish: Wish | undefined = transaction.getMeta(key);
        if (!wish) return prior;
        if ("section" in wish) return filled(transaction.doc, prior, wish.section, wish.atMost);
        // A new document begins anew; otherwise the document is as it was, so nothing has to be mapped.
        return changed(transaction.doc, transaction.docChanged ? none : prior, wish.all, !transaction.docChanged);
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view: (view) => fillWhenIdle(view, { next: nextToFill, fill: withFilled }),
  });
}

/** Says in `transaction` which highlights there are from now on: all of them, in any order. */
export function withHighlights(transaction: Transaction, all: readonly Highlight[]): Transaction {
  return transaction.setMeta(key, { all }).setMeta("addToHistory", false);
}

/** Draws what waits where the text offset is; null when nothing does. */
export function drawingAt(state: EditorState, offset: number): Transaction | null {
  const { section } = blockPlaceAt(state.doc, offset);
  const isWaiting = (key.getState(state)?.sections.get(section)?.waiting.length ?? 0) > 0;
  return isWaiting ? withFilled(state.tr, section, Number.POSITIVE_INFINITY, true) : null;
}

/** Whether the marks differ between two states of one editor. */
export function areMarksChanged(before: EditorState, after: EditorState): boolean {
  return key.getState(before)?.set !== key.getState(after)?.set;
}

/** Whether a transaction only drew what waited where nobody looks. */
export function isDrawnUnseen(transaction: Transaction): boolean {
  const wish: Wish | undefined = transaction.getMeta(key);
  return wish !== undefined && "section" in wish && !wish.isSeen;
}

/** The marks the page shows, for tests and for measuring what a change redraws. */
export function shownMarks(state: EditorState): Decoration[] {
  return key.getState(state)?.set.find() ?? [];
}

/** Draws up to `atMost` highlights that wait in a section. */
export function withFilled(transaction: Transaction, section: number, atMost: number, isSeen: boolean): Transaction {
  return transaction.setMeta(key, { section, atMost, isSeen }).setMeta("addToHistory", false);
}

/** The first section in which highlights wait to be drawn, or null. */
export function nextToFill(state: EditorState): number | null {
  const { waiting = 0, sections = none.sections } = key.getState(state) ?? {};
  if (waiting === 0) return null;
  let next: number | null = null;
  for (const [section, { waiting: own }] of sections) {
    if (own.length > 0 && (next === null || section < next)) next = section;
  }
  return next;
}

function changed(doc: Node, prior: Highlights, all: readonly Highlight[], isArriving: boolean): Highlights {
  const { gone, come } = highlightChanges(prior.all, all);
  if (gone.length === 0 && come.length === 0) return prior.all === all ? prior : { ...prior, all };
  const before = new Map<string, number | null>(gone.map(({ id }) => [id, null]));
  const isMuch = come.length > AT_ONCE;
  const removed: Decoration[] = [];
  const added: Decoration[] = [];
  let waiting = prior.waiting;
  const touched = new Map<number, { drawn: Map<string, Drawn>; waiting: readonly Highlight[] }>();
  const at = ({ from }: Highlight) => {
    const { section } = blockPlaceAt(doc, from);
    const { drawn, waiting: own } = prior.sections.get(section) ?? nothing;
    const found = touched.get(section) ?? { drawn: new Map(drawn), waiting: own };
    touched.set(section, found);
    return { section, own: found };
  };
  for (const highlight of gone) {
    const { own } = at(highlight);
    const shown = own.drawn.get(highlight.id);
    removed.push(...(shown?.marks ?? []));
    before.set(highlight.id, shown?.lane ?? null);
    if (own.drawn.delete(highlight.id)) continue;
    own.waiting = own.waiting.filter(({ id }) => id !== highlight.id);
    waiting -= 1;
  }
  const draw = (own: { drawn: Map<string, Drawn> }, highlight: Highlight, isNew: boolean) => {
    const lane = laneAmong(own.drawn, highlight, before.get(highlight.id) ?? null);
    const marks = marksOf(doc, highlight, lane, isNew);
    own.drawn.set(highlight.id, { highlight, lane, marks });
    added.push(...marks);
  };
  const later = new Map<{ waiting: readonly Highlight[] }, Highlight[]>();
  for (const highlight of come) {
    const { section, own } = at(highlight);
    if (!isMuch || section === 0) draw(own, highlight, isArriving && !before.has(highlight.id));
    else {
      const list = later.get(own) ?? [...own.waiting];
      list.push(highlight);
      later.set(own, list);
      waiting += 1;
    }
  }
  for (const [own, list] of later) own.waiting = list;
  const set = prior.set.remove(removed).add(doc, added);
  return { all, set, waiting, sections: new Map([...prior.sections, ...touched]) };
}

function filled(doc: Node, prior: Highlights, section: number, atMost: number): Highlights {
  const own = prior.sections.get(section) ?? nothing;
  const now = own.waiting.slice(0, atMost);
  if (now.length === 0) return prior;
  const drawn = new Map(own.drawn);
  const added = now.flatMap((highlight) => {
    const lane = laneAmong(drawn, highlight, null);
    const marks = marksOf(doc, highlight, lane, false);
    drawn.set(highlight.id, { highlight, lane, marks });
    return marks;
  });
  const sections = new Map(prior.sections).set(section, { drawn, waiting: own.waiting.slice(now.length) });
  return { ...prior, sections, waiting: prior.waiting - now.length, set: prior.set.add(doc, added) };
}

/** The lane that it had, else the first that no other over the same words has. O(highlights of the section). */
function laneAmong(drawn: ReadonlyMap<string, Drawn>, { from, to }: Highlight, had: number | null): number {
  const taken = new Set<number>();
  for (const { highlight, lane } of drawn.values()) if (highlight.from < to && from < highlight.to) taken.add(lane);
  if (had !== null && !taken.has(had)) return had;
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}

function marksOf(doc: Node, highlight: Highlight, lane: number, isArriving: boolean): Decoration[] {
  const { id, claimId, from, to } = highlight;
  const classes = isArriving ? `${markClasses(highlight, lane)} arrived` : markClasses(highlight, lane);
  const attributes = { nodeName: "mark", class: classes, "data-claim": claimId, "data-highlight": id };
  return blockParts(doc, from, to).map((part) => Decoration.inline(part.from, part.to, attributes, { id, lane }));
}
