/**
 * A selector says how to find a passage again: by its words and what stands around them (the W3C's
 * TextQuoteSelector) and by where it stood (TextPositionSelector). Both are kept, because words
 * repeat and positions shift.
 *
 * `start` and `end` count UTF-16 code units of the text that was described; `lib/interop` converts
 * them. `prefix` and `suffix` are shorter than the full context only beside the text's edge, or by
 * one unit where the full length would split a surrogate pair.
 *
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
export type PassageSelector = Readonly<{
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}>;

/** How much of the surroundings is kept on each side: about five words, which rarely repeat with the quote. */
export const CONTEXT_CODE_UNITS = 32;
