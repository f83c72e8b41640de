/**
 * How many combining marks may follow one another. Written languages need a handful, and Unicode's
 * stream-safe format allows 30; sorting thousands of them into canonical order takes quadratic time,
 * so that one request could hold up everybody.
 *
 * @see https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const MOST_MARKS = 100;
const tooMany = new RegExp(`\\p{M}{${MOST_MARKS + 1}}`, "u");
const beyond = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, "gu");

/** Whether normalising the text would take far longer than its length says. To be asked before it is done. */
export function hasEndlessMarks(text: string): boolean {
  return tooMany.test(text);
}

/** The text without the marks that are beyond counting. */
export function withoutEndlessMarks(text: string): string {
  return text.replace(beyond, "$1");
}
