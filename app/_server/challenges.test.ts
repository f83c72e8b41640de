import { expect, it } from "vitest";
import { BRIEF_S } from "./brief-cookie";
import { isFirstUse } from "./challenges";

it("takes a challenge once while anybody could bring it back", () => {
  expect(isFirstUse("one", 1_000)).toBe(true);
  expect(isFirstUse("one", 2_000)).toBe(false);
  expect(isFirstUse("other", 3_000)).toBe(true);
  expect(isFirstUse("one", 1_000 + BRIEF_S * 1_000 - 1)).toBe(false);
});

it("forgets those that have run out", () => {
  expect(isFirstUse("third", 1e9)).toBe(true);
  expect(isFirstUse("one", 1e9)).toBe(true);
});
