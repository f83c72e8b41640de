/** How wide the words of a mark are at most; as much room is kept after the last day. */
export const LABEL_PX = 168;

const NUMBER_FROM_PX = 40;
const WORDS_FROM_PX = 120;

/** The number stands on a bar that has room for it, and else beside it with the words. */
export const labelLeftPx = (barPx: number) => (barPx < NUMBER_FROM_PX ? barPx : 0);

/** On a short bar the number stands alone, and the words begin after its end; elsewhere it is as wide as it is. */
export const numberPx = (barPx: number) => (barPx >= NUMBER_FROM_PX && barPx < WORDS_FROM_PX ? barPx - 8 : undefined);
