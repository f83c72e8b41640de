/**
 * Two texts in one, with a mark between them; null where there is only one, where one has the other, or where it would
 * be longer than `most`.
 */
export function bothTexts(
  theirs: string | null,
  mine: string | null | undefined,
  most: number,
  mark: " / " | "\n\n",
): string | null {
  if (!theirs || !mine || theirs.includes(mine) || mine.includes(theirs)) return null;
  const text = `${theirs}${mark}${mine}`;
  return text.length <= most ? text : null;
}
