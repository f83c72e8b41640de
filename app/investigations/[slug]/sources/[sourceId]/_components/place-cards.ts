/** A card as tall as it is, and where its passage stands. Pixels from the top of the column. */
export type CardToPlace = Readonly<{ id: string; desired: number; height: number }>;

/**
 * Puts cards beside their passages without letting them overlap, in the order given. A card that
 * would cover the one before it moves down; the one in focus stands exactly at its passage and
 * pushes those before it up, as far as there is room above, or `beyondTheTop`. Takes O(cards).
 */
export function placeCards(
  cards: readonly CardToPlace[],
  gap: number,
  onId: string | null,
  beyondTheTop = false,
): number[] {
  const tops: number[] = [];
  const onAt = cards.findIndex(({ id }) => id === onId);
  let bottom = 0;
  for (const [at, { desired, height }] of cards.entries()) {
    // What is above the card in focus needs its room first; below it, everything simply follows.
    const least = at !== onAt ? bottom : beyondTheTop ? desired : roomBefore(cards, at, gap);
    const top = Math.max(desired, least);
    tops.push(top);
    bottom = top + height + gap;
  }
  for (let at = onAt - 1; at >= 0; at--) {
    const below = tops[at + 1] ?? 0;
    tops[at] = Math.min(tops[at] ?? 0, below - gap - (cards[at]?.height ?? 0));
  }
  return tops;
}

function roomBefore(cards: readonly CardToPlace[], at: number, gap: number): number {
  return cards.slice(0, at).reduce((room, { height }) => room + height + gap, 0);
}
