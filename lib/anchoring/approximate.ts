import type { Span } from "@/lib/text/span";

/** A word of a text, in lower case, and where it stands. */
export type Word = Span & Readonly<{ word: string }>;

/** Of a passage's words, by their weight, how much must be there in order for a place to count as the same passage. */
const ENOUGH = 0.7;
/** Two places as good as this to each other are a tie. */
const AS_GOOD = 0.9;
/** How much longer a passage may have become. */
const LONGER = 1.6;

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    ...{ word: word.toLowerCase(), start: index, end: index + word.length },
  }));
}

/** Where each word stands among the words of a text. */
export function indexOf(words: readonly Word[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [at, { word }] of words.entries()) {
    const places = index.get(word);
    if (places) places.push(at);
    else index.set(word, [at]);
  }
  return index;
}

/** A figure says more of which passage it is than a word does, and "the" says least. */
const weightOf = ({ word }: Word) => (/\p{N}/u.test(word) ? 2 : word.length <= 3 ? 0.4 : 1);
const weigh = (words: readonly Word[]) => words.reduce((sum, word) => sum + weightOf(word), 0);

/** A place that says much the same; `share` of the passage's words stand there in order, by their weight. */
type Likeness = Readonly<{ span: Span; share: number }>;

/**
 * The places among `words` that most of a passage's words stand in, in their order: the best, and those as good as it.
 * None where fewer than three words of it are to be found: too little to know it by.
 */
export function likePlaces(
  passage: readonly Word[],
  words: readonly Word[],
  index: ReadonlyMap<string, readonly number[]>,
): readonly Likeness[] {
  if (passage.length < 3) return [];
  const found = startsOf(passage, index)
    .map((start) => likeness(passage, words, start))
    .filter((place) => place !== null)
    .sort((one, other) => other.share - one.share);
  const [best] = found;
  if (!best) return [];
  const apart: Likeness[] = [];
  for (const place of found) {
    const overlaps = apart.some(({ span }) => place.span.start < span.end && span.start < place.span.end);
    if (place.share >= AS_GOOD * best.share && !overlaps) apart.push(place);
  }
  return apart;
}

/** Where a passage would start by where its words stand; only where enough of them agree. */
function startsOf(passage: readonly Word[], index: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const room = Math.max(2, passage.length >> 1);
  const votes = new Map<number, number>();
  const rare = passage.map(({ word }, at) => ({ at, places: index.get(word) ?? [] }));
  const few = Math.max(8, Math.min(...rare.map(({ places }) => places.length || Number.POSITIVE_INFINITY)));
  for (const { at, places } of rare) {
    if (places.length > few * 8) continue; // A word that is everywhere says nothing of where.
    for (const slot of new Set(places.map((place) => Math.floor((place - at) / room)))) {
      for (const near of [slot, slot + 1]) votes.set(near, (votes.get(near) ?? 0) + 1);
    }
  }
  return [...votes]
    .filter(([, count]) => count >= 2)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 6)
    .map(([slot]) => (slot - 1) * room);
}

/** How many words of the passage stand in order after `from`: the longest common subsequence, by its lengths. */
function likeness(passage: readonly Word[], words: readonly Word[], from: number): Likeness | null {
  const start = Math.max(0, from);
  const part = words.slice(start, start + Math.ceil(passage.length * LONGER) + (passage.length >> 1) * 2);
  const width = part.length + 1;
  const lengths = new Uint16Array((passage.length + 1) * width);
  for (let at = passage.length - 1; at >= 0; at--) {
    for (let there = part.length - 1; there >= 0; there--) {
      const here = at * width + there;
      lengths[here] =
        passage[at]?.word === part[there]?.word
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  const pairs: { at: number; there: number }[] = [];
  for (let at = 0, there = 0; at < passage.length && there < part.length; ) {
    if (passage[at]?.word === part[there]?.word) pairs.push({ at: at++, there: there++ });
    else if ((lengths[(at + 1) * width + there] ?? 0) >= (lengths[at * width + there + 1] ?? 0)) at += 1;
    else there += 1;
  }
  return placed(passage, part, pairs);
}

/** The stretch from the first matching word to the last, and as far beyond as words of the passage are missing. */
function placed(
  passage: readonly Word[],
  part: readonly Word[],
  pairs: readonly Readonly<{ at: number; there: number }>[],
): Likeness | null {
  const dense = densest(pairs, passage.length);
  const [first, last] = [dense[0], dense.at(-1)];
  const share = weigh(dense.flatMap(({ at }) => passage[at] ?? [])) / weigh(passage);
  if (!first || !last || share < ENOUGH || dense.length < 3) return null;
  const from = part[Math.max(0, first.there - first.at)];
  const to = part[Math.min(part.length - 1, last.there + (passage.length - 1 - last.at))];
  return from && to ? { span: { start: from.start, end: to.end }, share } : null;
}

type Pair = Readonly<{ at: number; there: number }>;

/** The longest run of pairs that stands in no more words than a passage may have become. */
function densest(pairs: readonly Pair[], length: number): readonly Pair[] {
  let best: readonly Pair[] = [];
  for (let from = 0, to = 0; to < pairs.length; to++) {
    while ((pairs[to]?.there ?? 0) - (pairs[from]?.there ?? 0) >= length * LONGER) from += 1;
    if (to + 1 - from > best.length) best = pairs.slice(from, to + 1);
  }
  return best;
}
