/** As long as an address may be, with room for the rest of it. */
export const RANGES_CODE_UNITS = 4_000;

/** Numbers as a person would list them: "1-3,7". Each once, in order. */
export function numberRanges(numbers: Iterable<number>): string {
  const ordered = [...new Set(numbers)].sort((one, other) => one - other);
  const ranges: { from: number; to: number }[] = [];
  for (const number of ordered) {
    const last = ranges.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** A test for the numbers of such a list; null for what is no such list. O(ranges) a number. */
export function numbersIn(text: string): ((number: number) => boolean) | null {
  if (text.length > RANGES_CODE_UNITS || !/^\d{1,9}(?:-\d{1,9})?(?:,\d{1,9}(?:-\d{1,9})?)*$/.test(text)) return null;
  const ranges = text.split(",").map((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return { from, to };
  });
  return (number) => ranges.some(({ from, to }) => from <= number && number <= to);
}
