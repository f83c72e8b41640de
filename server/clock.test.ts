import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchClock } from "./clock";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("says once when the clock was set, and nothing of a clock that goes on", () => {
  const logged: string[] = [];
  let setByMs = 0;
  let steadyMs = 0;
  const surroundings = { now: () => steadyMs + setByMs, steady: () => steadyMs };
  const stop = watchClock((text) => logged.push(text), surroundings);
  const pass = (ms: number) => {
    steadyMs += ms;
    vi.advanceTimersByTime(ms);
  };
  pass(60_000);
  expect(logged).toEqual([]);
  setByMs = -3_600_000;
  pass(60_000);
  expect(logged).toEqual([expect.stringContaining("went back by 3600 s")]);
  setByMs = 0;
  pass(60_000);
  expect(logged).toHaveLength(2);
  expect(logged[1]).toContain("went forward by 3600 s");
  stop();
  setByMs = 86_400_000;
  pass(60_000);
  expect(logged).toHaveLength(2);
});
