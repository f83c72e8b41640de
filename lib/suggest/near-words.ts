import type { TermGroup } from "@/lib/suggest/search-terms";

/** Shorter words have too many neighbours that mean something else; nothing that people misspell is longer. */
const [LEAST_LETTERS, MOST_LETTERS] = [4, 24];
/** How much of a word that is still being typed may be an ending that the index does not keep. */
const ENDING_LETTERS = 3;

const alphabets = [
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
  "αβγδεζηθικλμνξοπρστυφχψω",
].concat("ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى");

/**
 * The words that one slip of the hand makes of a word: a letter left out, put in, exchanged for another or with its
 * neighbour, and the word cut in two where an apostrophe or a hyphen may stand. No more than some 50 a letter.
 */
export function nearWords(word: string): string[] {
  const letters = [...word.toLowerCase()];
  if (letters.length < LEAST_LETTERS || letters.length > MOST_LETTERS || !letters.every(isLetter)) return [];
  const alphabet = [...(alphabets.find((known) => known.includes(letters[0] ?? "")) ?? "")];
  const near = new Set<string>();
  for (let at = 0; at <= letters.length; at += 1) {
    const [before, here, next] = [letters.slice(0, at).join(""), letters[at] ?? "", letters[at + 1] ?? ""];
    const rest = letters.slice(at + 1).join("");
    if (here) near.add(before + rest);
    if (next) near.add(before + next + here + letters.slice(at + 2).join(""));
    if (before && here) near.add(`${before} ${here}${rest}`);
    for (const letter of alphabet) {
      near.add(before + letter + here + rest);
      if (here) near.add(before + letter + rest);
    }
  }
  near.delete(letters.join(""));
  return [...near];
}

/** A term that found nothing, to be looked for by what may have been meant; null where nothing else may. */
export function widened({ phrases, beginning }: TermGroup): TermGroup | null {
  const near = phrases.flatMap(nearWords);
  const stems = beginning ? Array.from({ length: ENDING_LETTERS }, (_, n) => beginning.slice(0, -1 - n)) : [];
  const meant = [...near, ...stems.filter((stem) => stem.length >= LEAST_LETTERS)];
  return meant.length > 0 ? { phrases: [...new Set(meant)], beginning: null } : null;
}

const isLetter = (letter: string) => /^\p{L}$/u.test(letter);
