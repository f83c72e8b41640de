import { describe, expect, it } from "vitest";
import { RateLimit } from "./rate-limit";

const limit = { attempts: 3, windowMs: 1_000 };

describe("RateLimit", () => {
  it("lets the allowed number through and then names the wait", () => {
    const limiter = new RateLimit(limit);
    for (const atMs of [0, 100, 200]) {
      expect(limiter.waitMs("a", atMs)).toBe(0);
      limiter.count("a", atMs);
    }
    expect(limiter.waitMs("a", 300)).toBe(700);
  });

  it("opens again as the first attempt leaves the window, one at a time", () => {
    const limiter = new RateLimit(limit);
    for (const atMs of [0, 100, 200]) limiter.count("a", atMs);
    expect(limiter.waitMs("a", 999)).toBe(1);
    expect(limiter.waitMs("a", 1_000)).toBe(0);
    limiter.count("a", 1_000);
    expect(limiter.waitMs("a", 1_000)).toBe(100);
  });

  it("keeps keys apart and forgets one that got in", () => {
    const limiter = new RateLimit(limit);
    for (const atMs of [0, 1, 2]) limiter.count("a", atMs);
    expect(limiter.waitMs("b", 3)).toBe(0);
    limiter.forget("a");
    expect(limiter.waitMs("a", 3)).toBe(0);
  });

  it("stays bounded however many keys are tried, and remembers the latest", () => {
    const limiter = new RateLimit({ attempts: 1, windowMs: 1_000_000 });
    for (let key = 0; key < 25_000; key++) limiter.count(`key ${key}`, key);
    expect(limiter.size).toBe(20_000);
    expect(limiter.waitMs("key 24999", 25_000)).toBeGreaterThan(0);
    expect(limiter.waitMs("key 0", 25_000)).toBe(0);
  });

  it("prunes what left the window first", () => {
    const limiter = new RateLimit({ attempts: 1, windowMs: 10 });
    for (let key = 0; key <= 20_000; key++) limiter.count(`key ${key}`, key);
    expect(limiter.size).toBe(10);
  });
});
