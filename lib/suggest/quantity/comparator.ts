import type { Token } from "./token";

/** What the words before or after a number make of it. */
export type Effect = "at-most" | "at-least" | "about" | "none";

const phrases: readonly (readonly [Effect, string])[] = [
  ["at-most", "up to|at most|as many as|as much as|no more than|not more than|a maximum of|maximum|fewer than"],
  ["at-most", "less than|under|below|within|no further than|not more than|<|≤"],
  ["at-least", "at least|no fewer than|no less than|not less than|not fewer than|more than|over|above|upwards of"],
  ["at-least", "a minimum of|minimum|in excess of|exceeding|greater than|well over|>|≥"],
  ["about", "about|around|some|roughly|approximately|approx|circa|ca|nearly|almost|close to|just over|just under"],
  ["about", "an estimated|estimated|perhaps|possibly|maybe|~|≈"],
];
const after: readonly (readonly [Effect, string])[] = [
  ["at-least", "or more|and more|plus|+|at least|or above"],
  ["at-most", "or fewer|or less|at most"],
  ["about", "or so|or thereabouts"],
];

type Phrase = Readonly<{ words: readonly string[]; effect: Effect }>;

/** By their first word, the longest first. */
function byFirstWord(table: typeof phrases): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const [effect, list] of table) {
    for (const phrase of list.split("|")) {
      const words = phrase.split(" ");
      const first = words[0] ?? "";
      found.set(first, [...(found.get(first) ?? []), { words, effect }]);
    }
  }
  for (const list of found.values()) list.sort((one, other) => other.words.length - one.words.length);
  return found;
}
const before = byFirstWord(phrases);
const behind = byFirstWord(after);

/** The comparator that begins at `at`, and the token after it. */
export function comparatorAt(tokens: readonly Token[], at: number): Readonly<{ effect: Effect; to: number }> | null {
  return phraseAt(before, tokens, at);
}

/** "Or more", "or so": what may follow a number. */
export function comparatorAfter(tokens: readonly Token[], at: number): Readonly<{ effect: Effect; to: number }> | null {
  return phraseAt(behind, tokens, at);
}

function phraseAt(table: ReadonlyMap<string, readonly Phrase[]>, tokens: readonly Token[], at: number) {
  for (const { words, effect } of table.get(tokens[at]?.text ?? "") ?? []) {
    if (words.every((word, index) => tokens[at + index]?.text === word)) return { effect, to: at + words.length };
  }
  return null;
}
