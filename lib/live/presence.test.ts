import { expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import type { Presence } from "./frames";
import { isSamePlace, presenceAfter } from "./presence";

const person = (name: string, place: Partial<Presence> = {}): Presence => ({
  reviewerId: toId("rev", name.padEnd(20, "0")),
  name,
  sourceId: null,
  block: null,
  selection: null,
  ...place,
});
const moved = (people: readonly Presence[], left: readonly Presence[] = []) =>
  ({ type: "moved", people, left: left.map(({ reviewerId }) => reviewerId) }) as const;

it("keeps people in the order of their names as they come, move and leave", () => {
  const [ada, bo, cy] = [person("ada"), person("bo"), person("cy")];
  expect(presenceAfter([ada, cy], moved([bo]))).toEqual([ada, bo, cy]);
  expect(presenceAfter([ada, bo, cy], moved([person("bo", { block: 3 })]))).toEqual([
    ada,
    person("bo", { block: 3 }),
    cy,
  ]);
  expect(presenceAfter([ada, bo, cy], moved([], [ada, cy]))).toEqual([bo]);
});

it("leaves who did not move as they are, so that nothing of them is drawn again", () => {
  const [ada, bo] = [person("ada"), person("bo")];
  const [first] = presenceAfter([ada, bo], moved([person("bo", { block: 1 })]));
  expect(first).toBe(ada);
});

it("tells a selection from another", () => {
  const versionId = toId("ver", "0".repeat(20));
  const at = (start: number, end: number) => person("ada", { selection: { versionId, start, end } });
  expect(isSamePlace(at(1, 5), at(1, 5))).toBe(true);
  expect(isSamePlace(at(1, 5), at(1, 6))).toBe(false);
  expect(isSamePlace(at(1, 5), person("ada"))).toBe(false);
});
