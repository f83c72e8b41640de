/** Letters as they are shaped, Arabic and Hebrew ones and ligatures, and the widths that blanks come in. */
const shapes = /[\u00a0\u00b5\u037e\u2000-\u200a\u202f\u2126\ufb00-\ufb06\ufb13-\ufdff\ufe70-\ufefc]+/g;

/**
 * Letters in place of their shapes: a PDF may say only how its letters look, and nobody types these. Done after the
 * text has been put in the order in which it is read, since one shape may be several letters.
 */
export const inLetters = (text: string) => text.replace(shapes, (found) => found.normalize("NFKC"));
