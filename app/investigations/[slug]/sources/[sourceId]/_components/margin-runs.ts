/** On average, how many claims stand in one run. */
const RUN = 64;

/**
 * Cuts a list into runs, as `[from, to)`. A run begins where an id says so, and not after so many: what comes to the
 * list or leaves it changes the run it is in, and no other. O(ids).
 */
export function runsOf(ids: readonly string[]): readonly (readonly [from: number, to: number])[] {
  const starts = ids.flatMap((id, at) => (at === 0 || beginsRun(id) ? [at] : []));
  return starts.map((from, n) => [from, starts[n + 1] ?? ids.length]);
}

/** Ids are random at their end. */
function beginsRun(id: string): boolean {
  return (id.charCodeAt(id.length - 1) * 31 + id.charCodeAt(id.length - 2)) % RUN === 0;
}
