import { expect, it } from "vitest";
import { hasEndlessMarks, withoutEndlessMarks } from "./marks";

it("lets written languages be", () => {
  const vietnamese = "tiê\u0301ng Viê\u0323t";
  expect(hasEndlessMarks(vietnamese)).toBe(false);
  expect(withoutEndlessMarks(vietnamese)).toBe(vietnamese);
});

it("sees and cuts what no language writes", () => {
  const heap = `a${"\u0301\u0323".repeat(100)}b`;
  expect(hasEndlessMarks(heap)).toBe(true);
  expect(hasEndlessMarks(withoutEndlessMarks(heap))).toBe(false);
  expect(withoutEndlessMarks(heap).endsWith("b")).toBe(true);
});
