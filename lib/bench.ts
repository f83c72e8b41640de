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
