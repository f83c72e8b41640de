/**
 * What a benchmark file exports as `bench`, so that one runner prints them all alike. A run
 * warms up, measures and returns; it never asserts, because a slow machine is not a failure.
 */
export type Bench = Readonly<{ name: string; run: () => Promise<Metric[]> | Metric[] }>;

/**
 * One measured figure. `budget` is the limit in words, as docs/benchmarks.md states it, and
 * `holds` whether the figure keeps it; both are `null` for a figure that is only recorded.
 */
export type Metric = Readonly<{
  metric: string;
  value: number;
  unit: string;
  budget: string | null;
  holds: boolean | null;
}>;

export const recorded = (metric: string, value: number, unit: string): Metric => ({
  ...{ metric, value, unit, budget: null, holds: null },
});

export const atMost = (metric: string, value: number, unit: string, most: number): Metric => ({
  ...{ metric, value, unit, budget: `≤ ${most}`, holds: value <= most },
});

export const atLeast = (metric: string, value: number, unit: string, least: number): Metric => ({
  ...{ metric, value, unit, budget: `≥ ${least}`, holds: value >= least },
});

/** What this share of the values stays below: 0.5 is the median. Of no values, 0. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
