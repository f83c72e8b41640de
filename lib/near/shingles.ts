/**
 * How much of one text stands in another, by the words that follow each other: every four of them are a shingle, and a
 * shingle is a number. Case, marks and layout count for nothing. Texts of many thousands are told from each other by their
 * sketches, and only those that share something are compared in full.
 */

const WORDS_IN_SHINGLE = 4;

/** Two texts that have this many shingles in a row in common have a number of their sketches in common, for certain. */
const WINDOW = 24;

/** Where no blanks part words, each letter counts as one. */
const word = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{N}]+/gu;

const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashOf(text: string): number {
  let hash = FNV_START;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** Spreads what words next to each other give over all numbers alike: a sketch keeps the smallest. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The shingles of a text, in order; of fewer than four words one, and one of a text without any. O(text). */
export function shinglesOf(text: string): Uint32Array {
  const words = (
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .match(word) ?? [text]
  ).map(hashOf);
  const count = Math.max(1, words.length - WORDS_IN_SHINGLE + 1);
  const shingles = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    let hash = FNV_START;
    for (const one of words.slice(at, at + WORDS_IN_SHINGLE)) hash = spread(Math.imul(hash, FNV_PRIME) ^ one);
    shingles[at] = hash;
  }
  return shingles;
}

/**
 * The smallest shingle of every window of them, each once, in order of size: about one in twelve. What two texts have in
 * common is chosen alike in both, wherever it stands. O(shingles).
 *
 * @see Schleimer, Wilkerson, Aiken: Winnowing: local algorithms for document fingerprinting (2003)
 */
export function sketchOf(shingles: Uint32Array): number[] {
  const kept = new Set<number>();
  const window = Math.min(WINDOW, shingles.length);
  // Places of shingles that may yet be the smallest, smallest first: one that comes later and is no greater rules out.
  const queue = new Int32Array(shingles.length);
  let [first, last] = [0, 0];
  for (let at = 0; at < shingles.length; at += 1) {
    const shingle = shingles[at] ?? 0;
    while (last > first && (shingles[queue[last - 1] ?? 0] ?? 0) >= shingle) last -= 1;
    queue[last] = at;
    last += 1;
    if ((queue[first] ?? 0) <= at - window) first += 1;
    if (at >= window - 1) kept.add(shingles[queue[first] ?? 0] ?? 0);
  }
  return [...kept].sort((one, other) => one - other);
}

/** What share of one's shingles stands in the other, both ways. */
export type Overlap = Readonly<{ ofThis: number; ofThat: number }>;

/** O(both texts). */
export function overlapOf(one: Uint32Array, other: Uint32Array): Overlap {
  const [these, those] = [new Set(one), new Set(other)];
  let shared = 0;
  for (const shingle of these) if (those.has(shingle)) shared += 1;
  return { ofThis: shared / these.size, ofThat: shared / those.size };
}
