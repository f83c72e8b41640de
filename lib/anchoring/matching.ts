/** Two places that match: an index into either sequence. */
export type Match = readonly [one: number, other: number];

/** Beyond so many differences in a stretch without any unique element, it counts as new: the search grows with them. */
const MOST_DIFFERENCES = 800;

/**
 * Which elements of two sequences match, in the order of both. Elements that are there once in either hold the rest in
 * place; between them the shortest edit is found. O(elements) where most are unique, as sentences are.
 *
 * @see https://bramcohen.livejournal.com/73318.html (patience), https://doi.org/10.1007/BF01840446 (Myers)
 */
export function matching(one: readonly number[], other: readonly number[]): Match[] {
  const matches: Match[] = [];
  const stretches = [{ from: 0, to: one.length, otherFrom: 0, otherTo: other.length }];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    let { from, to, otherFrom, otherTo } = stretch;
    while (from < to && otherFrom < otherTo && one[from] === other[otherFrom]) matches.push([from++, otherFrom++]);
    while (from < to && otherFrom < otherTo && one[to - 1] === other[otherTo - 1]) matches.push([--to, --otherTo]);
    if (from === to || otherFrom === otherTo) continue;
    const held = uniqueMatches(one, other, { from, to, otherFrom, otherTo });
    if (held.length === 0) {
      for (const [at, otherAt] of shortestEdit(one.slice(from, to), other.slice(otherFrom, otherTo))) {
        matches.push([from + at, otherFrom + otherAt]);
      }
      continue;
    }
    for (const [at, otherAt] of held) {
      stretches.push({ from, to: at, otherFrom, otherTo: otherAt });
      matches.push([at, otherAt]);
      [from, otherFrom] = [at + 1, otherAt + 1];
    }
    stretches.push({ from, to, otherFrom, otherTo });
  }
  return matches.sort(([at], [next]) => at - next);
}

type Stretch = Readonly<{ from: number; to: number; otherFrom: number; otherTo: number }>;

/** Elements that stand once in either stretch, as many of them as are in the same order in both. */
function uniqueMatches(one: readonly number[], other: readonly number[], stretch: Stretch): Match[] {
  const places = new Map<number, { at: number; otherAt: number; count: number; otherCount: number }>();
  for (let at = stretch.from; at < stretch.to; at++) {
    const place = places.get(one[at] ?? -1);
    if (place) place.count += 1;
    else places.set(one[at] ?? -1, { at, otherAt: -1, count: 1, otherCount: 0 });
  }
  for (let otherAt = stretch.otherFrom; otherAt < stretch.otherTo; otherAt++) {
    const place = places.get(other[otherAt] ?? -1);
    if (!place) continue;
    place.otherAt = otherAt;
    place.otherCount += 1;
  }
  const unique = [...places.values()].filter(({ count, otherCount }) => count === 1 && otherCount === 1);
  return longestRising(unique.map(({ at, otherAt }): Match => [at, otherAt]));
}

/** The longest part of matches, given in the order of the first, that is in the order of the second too. */
function longestRising(matches: readonly Match[]): Match[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [n, [, otherAt]] of matches.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[ends[middle] ?? -1]?.[1] ?? 0) < otherAt) low = middle + 1;
      else high = middle;
    }
    before[n] = ends[low - 1] ?? -1;
    ends[low] = n;
  }
  const rising: Match[] = [];
  for (let n = ends.at(-1) ?? -1; n !== -1; n = before[n] ?? -1) {
    const match = matches[n];
    if (match) rising.push(match);
  }
  return rising.reverse();
}

/** The matches of the shortest edit; none when that has too many differences to be worth finding. */
function shortestEdit(one: readonly number[], other: readonly number[]): Match[] {
  const most = Math.min(one.length + other.length, MOST_DIFFERENCES);
  const reached = new Int32Array(2 * most + 2);
  const trail: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    trail.push(reached.slice());
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let at = firstReached(reached, most, diagonal, differences);
      while (at < one.length && at - diagonal < other.length && one[at] === other[at - diagonal]) at += 1;
      reached[most + diagonal] = at;
      if (at >= one.length && at - diagonal >= other.length) return walkedBack(trail, most, one.length, other.length);
    }
  }
  return [];
}

function firstReached(reached: Int32Array, most: number, diagonal: number, differences: number): number {
  const down = reached[most + diagonal + 1] ?? 0;
  const right = (reached[most + diagonal - 1] ?? 0) + 1;
  const goesDown = diagonal === -differences || (diagonal !== differences && right - 1 < down);
  return goesDown ? down : right;
}

function walkedBack(trail: readonly Int32Array[], most: number, length: number, otherLength: number): Match[] {
  const matches: Match[] = [];
  let [at, otherAt] = [length, otherLength];
  for (let differences = trail.length - 1; differences >= 0; differences--) {
    const reached = trail[differences] ?? new Int32Array();
    const diagonal = at - otherAt;
    const start = differences === 0 ? 0 : firstReached(reached, most, diagonal, differences);
    while (at > start && otherAt > start - diagonal) matches.push([--at, --otherAt]);
    const cameDown = start === (reached[most + diagonal + 1] ?? 0) && diagonal !== differences;
    [at, otherAt] = cameDown ? [start, start - diagonal - 1] : [start - 1, start - diagonal];
  }
  return matches;
}
