/** A stretch of a text that both versions have, or that only one of them has. */
export type Run = Readonly<{ text: string; isSame: boolean }>;

/** The two versions of a text in runs: joined, each gives its version back whole. */
export type WordDifference = Readonly<{ before: readonly Run[]; after: readonly Run[] }>;

/**
 * How many steps of a table are worked out for a finer answer. Two texts of a thousand changed words
 * each stay below it; beyond it all that changed is one run.
 */
const STEPS_AT_MOST = 4_000_000;

/**
 * What was changed between two versions of a text, by the word: whoever reads it looks for words and
 * figures, not for letters. The longest words in common stay; what is equal at both ends costs nothing.
 * O(changed words before × changed words after).
 */
export function wordDifference(before: string, after: string): WordDifference {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const [wasMiddle, isMiddle] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  const kept = wasMiddle.length * isMiddle.length > STEPS_AT_MOST ? [] : inCommon(wasMiddle, isMiddle);
  const whole = (words: readonly string[], keptAt: ReadonlySet<number>) =>
    runs(words, (at) => at < start || at >= words.length - end || keptAt.has(at - start));
  return {
    before: whole(was, new Set(kept.map(([at]) => at))),
    after: whole(is, new Set(kept.map(([, at]) => at))),
  };
}

/** Words, the blanks between them, and each other sign alone. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+|\s+|./gsu) ?? [];

/** Where the longest words in common stand, in both: the classic table, from its end. */
function inCommon(was: readonly string[], is: readonly string[]): (readonly [number, number])[] {
  const width = is.length + 1;
  const longest = new Uint32Array((was.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = was.length - 1; row >= 0; row -= 1) {
    for (let column = is.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        was[row] === is[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < was.length && column < is.length; ) {
    if (was[row] === is[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Neighbours of one kind as one run; a blank between two changed words goes along with them. */
function runs(words: readonly string[], isKept: (at: number) => boolean): Run[] {
  const found: { text: string; isSame: boolean }[] = [];
  for (const [at, word] of words.entries()) {
    const isBetween = /^\s+$/.test(word) && at > 0 && at < words.length - 1 && !isKept(at - 1) && !isKept(at + 1);
    const isSame = isKept(at) && !isBetween;
    const last = found.at(-1);
    if (last?.isSame === isSame) last.text += word;
    else found.push({ text: word, isSame });
  }
  return found;
}
