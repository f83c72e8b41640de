import type { Passage } from "@/lib/domain/passage";
import { isNumberWord } from "@/lib/suggest/quantity/number-words";

/** What a source's figure was and what it is now; null on one side where there was none. */
export type ChangedFigure = Readonly<{ before: string | null; after: string | null }>;

const known = new WeakMap<Passage, ChangedFigure | null>();

/**
 * The figures that a passage's words had and that the new words offered for it have, where they differ. Null while
 * nothing is to be looked at, and where there is no telling what stands for it now. Worked out once for each passage.
 */
export function changedFigure(passage: Passage): ChangedFigure | null {
  const before = known.get(passage);
  if (before !== undefined) return before;
  const [place, another] = passage.awaits?.places ?? [];
  const found = place && !another ? figureBetween(passage.exact, place.exact) : null;
  known.set(passage, found);
  return found;
}

/** The figures that only one of two wordings has, in the order of the words. */
export function figureBetween(was: string, is: string): ChangedFigure | null {
  const [before, after] = [figuresIn(was), figuresIn(is)];
  const [gone, come] = [without(before, after).join(", "), without(after, before).join(", ")];
  return gone === come ? null : { before: gone || null, after: come || null };
}

/** What is left of some figures when each of the others took its like away. */
function without(figures: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return figures.filter((figure) => {
    const at = left.indexOf(figure);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Figures and number words: "4", "1,200", "four". */
export function figuresIn(text: string): string[] {
  const words = text.match(/\p{N}+(?:[.,:’'\u00a0\u202f]\p{N}+)*|\p{L}+/gu) ?? [];
  return words.filter((word) => /\p{N}/u.test(word) || isNumberWord(word.toLowerCase()));
}
