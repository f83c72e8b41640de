import { describe, expect, test } from "vitest";
import { newId } from "@/app/_live/new-id";
import { runsOf } from "./margin-runs";

const some = (count: number) => Array.from({ length: count }, () => newId("clm"));
const cut = (ids: readonly string[]) => runsOf(ids).map(([from, to]) => ids.slice(from, to).join());

describe("runsOf", () => {
  test("cuts a list into parts that are the list again", () => {
    const ids = some(5_000);
    expect(runsOf(ids).flatMap(([from, to]) => ids.slice(from, to))).toEqual(ids);
    expect(runsOf([])).toEqual([]);
  });

  test("leaves all runs as they were but the one that something comes to", () => {
    const ids = some(5_000);
    const before = new Set(cut(ids));
    const after = cut([...ids.slice(0, 1_234), newId("clm"), ...ids.slice(1_234)]);
    expect(after.filter((run) => !before.has(run)).length).toBeLessThanOrEqual(2);
    expect(before.size).toBeGreaterThan(20);
  });
});
