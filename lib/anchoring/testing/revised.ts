import type { Span } from "@/lib/text/span";
import { describePassage } from "../describe-passage";
import type { PassageSelector } from "../selector";

/** A passage, where it stands in the revised text and whether its words changed there; null where it was cut. */
export type Followed = Readonly<{ passage: PassageSelector; now: Span | null; isChanged: boolean }>;
export type Revision = Readonly<{ before: string; after: string; passages: readonly Followed[] }>;

type Options = Readonly<{ sentences: number; passages: number; edited: number; seed: number }>;

/**
 * A made-up article and a later version of it, with what became of each passage. `edited`: which part of its sentences
 * got another word or figure; a third as many were cut, another third were moved, and as many new ones were put in.
 */
export function revision({ sentences, passages, edited, seed }: Options): Revision {
  const random = randomBy(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]) => items[Math.floor(random() * items.length)] ?? items[0];
  const written = Array.from({ length: sentences }, () => sentenceOf(pick, random));
  const before = written.map(({ text }) => text).join("");
  const revised = written.map((sentence, n) => {
    if (random() >= edited) return { n, words: sentence.words, isChanged: -1 };
    const at = 1 + Math.floor(random() * (sentence.words.length - 2));
    const words = sentence.words.map((word, nth) => (nth === at ? otherWord(word, pick, random) : word));
    return { n, words, isChanged: at };
  });
  const kept = revised.filter(() => random() >= edited / 3);
  const ordered = movedSome(kept, edited / 3, random);
  const withNew = ordered.flatMap((sentence) =>
    random() < edited / 3 ? [sentence, { n: -1, ...sentenceOf(pick, random), isChanged: -1 }] : [sentence],
  );
  let after = "";
  const places = new Map<number, { start: number; words: readonly string[]; changedAt: number }>();
  for (const { n, words, isChanged } of withNew) {
    if (n >= 0) places.set(n, { start: after.length, words, changedAt: isChanged });
    after += `${words.join(" ")}. `;
  }
  const starts = startsOf(written.map(({ text }) => text));
  const followed = Array.from({ length: passages }, (): Followed => {
    const n = Math.floor(random() * sentences);
    const words = written[n]?.words ?? [];
    const from = Math.floor(random() * (words.length - 3));
    const to = from + 3 + Math.floor(random() * (words.length - from - 2));
    const passage = describePassage(before, spanOf(starts[n] ?? 0, words, from, to));
    const place = places.get(n);
    if (!place) return { passage, now: null, isChanged: false };
    const isChanged = place.changedAt >= from && place.changedAt < to;
    return { passage, now: spanOf(place.start, place.words, from, to), isChanged };
  });
  return { before, after, passages: followed };
}

/** Offsets of the words `[from, to)` of a sentence that starts at `start`. */
function spanOf(start: number, words: readonly string[], from: number, to: number): Span {
  const lead = words.slice(0, from).reduce((sum, word) => sum + word.length + 1, 0);
  return { start: start + lead, end: start + lead + words.slice(from, to).join(" ").length };
}

function startsOf(texts: readonly string[]): number[] {
  let at = 0;
  return texts.map((text) => {
    at += text.length;
    return at - text.length;
  });
}

type Pick = <Item>(items: readonly [Item, ...Item[]]) => Item;

const syllables = ["ba", "ri", "ton", "mel", "ka", "sto", "ven", "lu", "dor", "pi", "nas", "gre", "fo", "tul"] as const;
const small = ["the", "of", "and", "in", "to", "that", "on", "was", "had", "by", "a", "who"] as const;

/** Words as unlike as those of prose are: some everywhere, most seldom. */
function sentenceOf(pick: Pick, random: () => number) {
  const words = Array.from({ length: 9 + Math.floor(random() * 14) }, (_, nth) => {
    if (nth > 0 && random() < 0.4) return pick(small);
    if (random() < 0.12) return String(Math.floor(random() * 900) + 3);
    return Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join("");
  });
  return { text: `${words.join(" ")}. `, words };
}

function otherWord(word: string, pick: Pick, random: () => number): string {
  return /^\d+$/.test(word)
    ? String(Number(word) + 1 + Math.floor(random() * 9))
    : pick(["perhaps", "not", "nearly", "also"]);
}

function movedSome<Item>(items: readonly Item[], share: number, random: () => number): Item[] {
  const moving = items.filter(() => random() < share);
  const staying = items.filter((item) => !moving.includes(item));
  for (const item of moving) staying.splice(Math.floor(random() * staying.length), 0, item);
  return staying;
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
