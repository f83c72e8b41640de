import type { DownFrame, Presence } from "./frames";

type Moved = Extract<DownFrame, { type: "moved" }>;

/** Who is here after some moved, came or left. In the order of their names; who did not move stays the same object. */
export function presenceAfter(people: readonly Presence[], { people: moved, left }: Moved): readonly Presence[] {
  const gone = new Set([...left, ...moved.map(({ reviewerId }) => reviewerId)]);
  return inOrder([...people.filter(({ reviewerId }) => !gone.has(reviewerId)), ...moved]);
}

/** By name, and people of one name always in the same order. */
export function inOrder(people: readonly Presence[]): Presence[] {
  return people.toSorted((one, other) => {
    if (one.name !== other.name) return one.name < other.name ? -1 : 1;
    return one.reviewerId < other.reviewerId ? -1 : 1;
  });
}

/** Whether two say the same of one person. */
export function isSamePlace(one: Presence, other: Presence): boolean {
  const [mine, theirs] = [one.selection, other.selection];
  const isSameSelection =
    mine?.versionId === theirs?.versionId && mine?.start === theirs?.start && mine?.end === theirs?.end;
  return one.sourceId === other.sourceId && one.block === other.block && one.name === other.name && isSameSelection;
}
