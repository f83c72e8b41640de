const MOST_STEPS = 5;

/** Round numbers from 0 to at least `most`, at most five steps of 1, 2 or 5 times a power of ten. */
export function ticksTo(most: number): number[] {
  const rough = most > 0 ? most / MOST_STEPS : 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough - power * 1e-9) ?? rough;
  const isWhole = Number.isInteger(most);
  const size = isWhole ? Math.max(1, step) : step;
  const steps = Math.max(1, Math.ceil(most / size - 1e-9));
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * size).toPrecision(12)));
}
