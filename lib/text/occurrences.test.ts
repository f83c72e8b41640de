import { describe, expect, it } from "vitest";
import { occurrences } from "./occurrences";

describe("occurrences", () => {
  it.each([
    ["330 m, then 330 m", "330 m", [0, 12]],
    ["aaaa", "aa", [0, 1, 2]],
    ["ababab-abab", "abab", [0, 2, 7]],
    // A later overlap that is not the shortest period: "aabaa" at 0 and again at 4.
    ["aabaaabaa", "aabaa", [0, 4]],
    ["The tower", "bridge", []],
    ["The tower", "", []],
    ["", "a", []],
  ])("in %j finds %j at %j", (text, words, offsets) => {
    expect([...occurrences(text, words)]).toEqual(offsets);
  });
});
