import { expect, it } from "vitest";
import { cutAtMarks } from "./cut-at-marks";

it("cuts where marks begin and end, and says which stand on each piece", () => {
  const marks = [
    { start: 2, end: 6, of: "one" },
    { start: 4, end: 9, of: "two" },
    { start: 20, end: 30, of: "elsewhere" },
  ];
  const pieces = cutAtMarks("abcdefghijkl", { start: 0, end: 12 }, marks);
  expect(pieces.map(({ words, of }) => [words, ...of])).toEqual([
    ["ab"],
    ["cd", "one"],
    ["ef", "one", "two"],
    ["ghi", "two"],
    ["jkl"],
  ]);
});

it("leaves a stretch without marks whole, from its own start", () => {
  expect(cutAtMarks("abcdef", { start: 2, end: 5 }, [])).toEqual([{ start: 2, words: "cde", of: [] }]);
});
