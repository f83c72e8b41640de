import { describe, expect, it } from "vitest";
import { slugFrom } from "./slug-from";

describe("slugFrom", () => {
  it.each([
    ["Al-Tanf, May–June 2017", "al-tanf-may-june-2017"],
    ["  Zürich’s Fête  ", "zurichs-fete"],
    ["التنف 2017", "2017"],
    ["التنف", ""],
    [`${"a".repeat(59)} tail`, "a".repeat(59)],
  ])("makes %j into %j", (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
  });
});
