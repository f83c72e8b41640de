/** What the keys move among: lanes of things in the order of time, each by the day it begins. */
type LanesOfDays = readonly (readonly number[])[];
export type LanePlace = Readonly<{ lane: number; index: number }>;

/**
 * Where a key leads on a timeline: left and right along time, up and down to what is nearest in time in the next lane
 * that has anything, Home and End to the ends of the lane. Null for a key that does not move.
 */
export function movedInTime({ lane, index }: LanePlace, key: string, lanes: LanesOfDays): LanePlace | null {
  const here = lanes[lane] ?? [];
  if (key === "ArrowLeft") return { lane, index: Math.max(0, index - 1) };
  if (key === "ArrowRight") return { lane, index: Math.max(0, Math.min(here.length - 1, index + 1)) };
  if (key === "Home") return { lane, index: 0 };
  if (key === "End") return { lane, index: Math.max(0, here.length - 1) };
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const step = key === "ArrowUp" ? -1 : 1;
  for (let next = lane + step; next >= 0 && next < lanes.length; next += step) {
    const there = lanes[next] ?? [];
    if (there.length > 0) return { lane: next, index: nearest(there, here[index] ?? 0) };
  }
  return { lane, index };
}

function nearest(days: readonly number[], day: number): number {
  let best = 0;
  for (const [index, other] of days.entries()) {
    if (Math.abs(other - day) < Math.abs((days[best] ?? 0) - day)) best = index;
  }
  return best;
}
