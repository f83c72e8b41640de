import type { Span } from "@/lib/text/span";
import { align, type Shared } from "./align";
import { type Anchoring, anchor, sharedContext } from "./anchor";
import { indexOf, likePlaces, type Word, wordsOf } from "./approximate";
import { isNegatedAround } from "./negation-around";
import type { PassageSelector } from "./selector";

/** Of a passage's letters and figures, how many must still stand where they stood for it to be that passage. */
const KEPT = 0.65;
/** Less is enough between neighbours that stayed, and nothing for a few words: those were replaced. */
const KEPT_BETWEEN = 0.35;
const NEIGHBOURS_KEPT = 0.75;
const NEIGHBOURS = 32;
/** How much longer a passage may have become and still be one. */
const LONGER = 2.5;
const LONGER_BY = 24;
/** Words as few as these are in many places: finding them elsewhere means nothing without so much of their neighbours. */
const TELLING = 16;
/** Of so few words, one that was replaced may have been what made them known. */
const FEW_WORDS = 8;
/** So much more of its neighbours, in code units, and one place is meant rather than another. */
const CLEARLY = 8;
/** So far from what is new, in code units, the rest of a passage is looked for. */
const AROUND = 300;

/**
 * What becomes of passages when a source has a new version. The two are aligned once, and each passage follows what it
 * stands in: `anchored` or `moved` where all of its words went along (`isElsewhere` when they stand apart from it now);
 * `changed` where most did, with the difference, or where a "not" came or went in the sentence around it, so that neither
 * a changed figure nor a negation is passed over. What the alignment lost is looked for, by its words and then by
 * most of its words, in text that is new; several places as good as each other are `ambiguous`; else it is `orphaned`.
 * A wrong place is worse than none.
 *
 * The passages are described in `before`; one that is not there any more is looked for by its words alone. Outcomes are
 * in the order given. O(text) for the alignment of texts that are much alike, then O(log text) for most passages.
 */
export function reanchor(before: string, after: string, passages: readonly PassageSelector[]): Anchoring[] {
  const shared = align(before, after);
  const fresh = freshText(shared, after.length);
  const known: Partial<Record<"fresh" | "around", Known>> = {};
  const knowing = (where: "fresh" | "around") => {
    known[where] ??= knownOf(after, where === "fresh" ? fresh : withNeighbours(fresh, after.length));
    return known[where];
  };
  return passages.map((passage) => {
    const { exact, start, end } = passage;
    if (exact === "" || before.slice(start, end) !== exact) return anchor(after, passage);
    const followed = follow(shared, before, after, { start, end });
    const asItWas = ({ span }: Followed): Anchoring =>
      isNegatedAround(before, passage, after, span) ? changed(exact, after, span) : whereItIs(passage, span);
    if (followed?.isWhole && followed.isHeld) return asItWas(followed);
    if (followed?.isHeld) return changed(exact, after, followed.span);
    const elsewhere = exactIn(after, fresh, exact).filter((span) => isTelling(after, span, passage));
    if (followed?.isWhole && elsewhere.length === 0) return asItWas(followed);
    if (followed?.isWhole) {
      const found = amongMany(after, passage, inOrder([followed.span, ...elsewhere]));
      return found.status === "moved" && found.span.start === followed.span.start ? asItWas(followed) : found;
    }
    if (elsewhere.length > 0) return amongMany(after, passage, elsewhere);
    if (followed) return changed(exact, after, followed.span);
    const like = (where: "fresh" | "around") => {
      const { words, index } = knowing(where);
      return likePlaces(wordsOf(exact), words, index).filter(({ span }) => isLikeInLength(exact, span));
    };
    const inFresh = like("fresh");
    const [best, ...rivals] = inFresh.length > 0 ? inFresh : like("around");
    if (!best) {
      const between = betweenNeighbours(after, passage);
      return between ? changed(exact, after, between) : { status: "orphaned" };
    }
    if (rivals.length > 0)
      return { status: "ambiguous", candidates: inOrder([best, ...rivals].map(({ span }) => span)) };
    return changed(exact, after, best.span);
  });
}

type Known = Readonly<{ words: readonly Word[]; index: ReadonlyMap<string, readonly number[]> }>;

/** The words of the new text, looked into only when a passage is not where it should be. */
function knownOf(after: string, fresh: readonly Span[]): Known {
  const words = fresh.flatMap(({ start, end }) =>
    wordsOf(after.slice(start, end)).map((word) => ({ ...word, ...moved(word, start) })),
  );
  return { words, index: indexOf(words) };
}

const whereItIs = ({ start }: PassageSelector, span: Span): Anchoring => ({
  status: span.start === start ? "anchored" : "moved",
  span,
});

const changed = (exact: string, after: string, span: Span): Anchoring => ({
  status: "changed",
  span,
  difference: { before: exact, after: after.slice(span.start, span.end) },
});

const inOrder = (spans: readonly Span[]) => [...spans].sort((one, other) => one.start - other.start);

/** The same with some of what stands around each: a passage may be made of words that stayed and words that are new. */
function withNeighbours(fresh: readonly Span[], length: number): Span[] {
  const wide: { start: number; end: number }[] = [];
  for (const { start, end } of fresh) {
    const next = { start: Math.max(0, start - AROUND), end: Math.min(length, end + AROUND) };
    const last = wide.at(-1);
    if (last && next.start <= last.end) last.end = next.end;
    else wide.push(next);
  }
  return wide;
}

/** The stretches of the new version that were not in the old one. */
function freshText(shared: readonly Shared[], length: number): Span[] {
  const starts = [0, ...shared.map((part) => part.after + part.length)];
  const ends = [...shared.map((part) => part.after), length];
  return starts.flatMap((start, n) => {
    const end = ends[n] ?? length;
    return end > start ? [{ start, end }] : [];
  });
}

/** Where the very words stand in a stretch that is new, or partly in one. */
function exactIn(after: string, fresh: readonly Span[], exact: string): Span[] {
  const found = new Map<number, Span>();
  for (const { start, end } of fresh) {
    const from = Math.max(0, start - exact.length + 1);
    const part = after.slice(from, Math.min(after.length, end + exact.length - 1));
    for (let at = part.indexOf(exact); at !== -1; at = part.indexOf(exact, at + 1)) {
      found.set(from + at, { start: from + at, end: from + at + exact.length });
    }
  }
  return inOrder([...found.values()]);
}

function isTelling(after: string, span: Span, passage: PassageSelector): boolean {
  return passage.exact.length >= TELLING || sharedContext(after, span, passage) >= TELLING;
}

/**
 * Where a passage's neighbours on both sides stand, those of one side once in the whole text, with some of its words
 * between them: one of a few words may have kept too few of its own to be known by. On the other side as much counts as
 * is of the same sentence, with its end: a sentence may have moved by itself.
 */
function betweenNeighbours(after: string, { exact, prefix, suffix }: PassageSelector): Span | null {
  const words = wordsOf(exact);
  if (words.length > FEW_WORDS) return null; // More are known by themselves, if they are there.
  const [left, right] = [prefix.slice(-TELLING), suffix.slice(0, TELLING)];
  const most = Math.ceil(exact.length * LONGER) + LONGER_BY + TELLING;
  const [leftAt, rightAt] = [onceIn(after, left), onceIn(after, right)];
  const [ownLeft, ownRight] = [left.split(sentenceBreak).at(-1) ?? "", sentenceEnd.exec(right)?.[0] ?? right];
  const [start, end] = [leftAt + left.length, rightAt];
  const afterLeft = leftAt === -1 || ownRight === "" ? -1 : after.slice(start, start + most).indexOf(ownRight);
  const before = Math.max(0, end - most);
  const beforeRight = rightAt === -1 || ownLeft === "" ? -1 : after.slice(before, end).lastIndexOf(ownLeft);
  const found =
    afterLeft > 0
      ? { start, end: start + afterLeft }
      : beforeRight >= 0
        ? { start: before + beforeRight + ownLeft.length, end }
        : null;
  if (!found || found.start >= found.end) return null;
  const span = withoutSpaceAround(after, found);
  const there = new Set(wordsOf(after.slice(span.start, span.end)).map(({ word }) => word));
  const kept = words.filter(({ word }) => there.has(word)).length;
  return kept >= words.length * KEPT_BETWEEN ? span : null;
}

/** Of what stands before a passage, what is of its sentence; of what stands after it, that with the sentence's end. */
const sentenceBreak = /[.!?…؟۔\n]/u;
const sentenceEnd = /^[^.!?…؟۔\n]*[.!?…؟۔\n]/u;

/** Where so many neighbours stand, when that is once; else -1. */
function onceIn(after: string, neighbours: string): number {
  const at = neighbours.length < TELLING ? -1 : after.indexOf(neighbours);
  return at === -1 || after.indexOf(neighbours, at + 1) !== -1 ? -1 : at;
}

/** The one that shares clearly more of the passage's neighbours than any other, or all of them. */
function amongMany(after: string, passage: PassageSelector, candidates: readonly Span[]): Anchoring {
  const [best, second] = candidates
    .map((span) => ({ span, context: sharedContext(after, span, passage) }))
    .sort((one, other) => other.context - one.context);
  if (best && (!second || best.context >= second.context + CLEARLY)) {
    return { status: "moved", span: best.span, isElsewhere: true };
  }
  return { status: "ambiguous", candidates };
}

/** `isHeld`: by its neighbours on both sides too. */
type Followed = Readonly<{ span: Span; isWhole: boolean; isHeld: boolean }>;

/** Where a span went along with what it stands in; null when too little of it did. */
function follow(shared: readonly Shared[], before: string, after: string, span: Span): Followed | null {
  const first = lastStartingBefore(shared, span.start);
  const whole = shared[first];
  if (whole && span.start >= whole.before && span.end <= whole.before + whole.length) {
    const [left, right] = [span.start - whole.before, whole.before + whole.length - span.end];
    const isHeld = left >= CLEARLY || right >= CLEARLY || whole.length === before.length;
    return { span: moved(span, whole.after - whole.before), isWhole: true, isHeld };
  }
  const start = edgeIn(shared, before, after, span, "start");
  const end = edgeIn(shared, before, after, span, "end");
  const trimmed = withoutSpaceAround(after, { start, end });
  if (trimmed.start >= trimmed.end || !isLikeInLength(before.slice(span.start, span.end), trimmed)) return null;
  const kept = keptOf(shared, before, span);
  const isHeld =
    areNeighboursKept(shared, before, span) && (kept >= KEPT_BETWEEN || span.end - span.start <= NEIGHBOURS);
  return isHeld || kept >= KEPT ? { span: trimmed, isWhole: false, isHeld } : null;
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function isLikeInLength(exact: string, { start, end }: Span): boolean {
  return end - start <= exact.length * LONGER + LONGER_BY;
}

/** The last stretch that starts at or before an offset of the old version; -1 for none. */
function lastStartingBefore(shared: readonly Shared[], offset: number): number {
  let [low, high] = [0, shared.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shared[middle]?.before ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where an edge of a span stands now. In a stretch that was replaced, the whole of what came instead belongs to the span
 * if all of what went did, and it is not far more; else as many words of it as the span had of that.
 */
function edgeIn(shared: readonly Shared[], before: string, after: string, span: Span, edge: "start" | "end"): number {
  const offset = span[edge];
  // The end of a stretch is inside it for a span that ends there, and outside for one that starts there.
  const at = lastStartingBefore(shared, edge === "start" ? offset : offset - 1);
  const [left, right] = [shared[at], shared[at + 1]];
  const inside = left && (edge === "start" ? offset < left.before + left.length : offset <= left.before + left.length);
  if (left && inside) return offset - left.before + left.after;
  const gap = {
    start: left ? left.before + left.length : 0,
    end: right?.before ?? before.length,
    afterStart: left ? left.after + left.length : 0,
    afterEnd: right?.after ?? after.length,
  };
  const went = before.slice(edge === "start" ? offset : gap.start, edge === "start" ? gap.end : offset);
  const count = wordsOf(went).length;
  const came = wordsOf(after.slice(gap.afterStart, gap.afterEnd));
  const isAll = edge === "start" ? gap.start >= span.start : gap.end <= span.end;
  const takesAll = isAll && came.length <= 2 * count + 1;
  if (edge === "start") return gap.afterStart + (takesAll ? 0 : (came.at(-Math.max(count, 1))?.start ?? 0));
  return takesAll ? gap.afterEnd : gap.afterStart + (came[Math.max(count, 1) - 1]?.end ?? 0);
}

function withoutSpaceAround(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? "")) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? "")) to -= 1;
  return { start: from, end: to };
}

/** Which part of the letters and figures in a span still stands in the new version, in its place. */
function keptOf(shared: readonly Shared[], before: string, span: Span): number {
  let [all, kept] = [0, 0];
  for (const word of wordsOf(before.slice(span.start, span.end))) {
    const { start, end } = moved(word, span.start);
    const part = shared[lastStartingBefore(shared, start)];
    all += end - start;
    if (part && end <= part.before + part.length) kept += end - start;
  }
  return all === 0 ? 0 : kept / all;
}

function areNeighboursKept(shared: readonly Shared[], before: string, { start, end }: Span): boolean {
  const left = { start: Math.max(0, start - NEIGHBOURS), end: start };
  const right = { start: end, end: Math.min(before.length, end + NEIGHBOURS) };
  return [left, right].every((side) => keptOf(shared, before, side) >= NEIGHBOURS_KEPT);
}
