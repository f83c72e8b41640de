/** The room that is kept for the words of a mark, after the last day too. */
export const LABEL_PX = 168;

/** Words that have the rest of their row to themselves still end here. */
const LONGEST_PX = 460;

/** How wide the words may be that begin at `fromPx`, up to what follows in their row or to the end of the axis. */
export const labelWidthPx = (fromPx: number, nextPx: number) =>
  Math.max(LABEL_PX, Math.min(LONGEST_PX, nextPx - fromPx - 6));

const NUMBER_FROM_PX = 40;
const WORDS_FROM_PX = 120;

/** The number stands on a bar that has room for it, and else beside it with the words. */
export const labelLeftPx = (barPx: number) => (barPx < NUMBER_FROM_PX ? barPx : 0);

/** On a short bar the number stands alone, and the words begin after its end; elsewhere it is as wide as it is. */
export const numberPx = (barPx: number) => (barPx >= NUMBER_FROM_PX && barPx < WORDS_FROM_PX ? barPx - 8 : undefined);
