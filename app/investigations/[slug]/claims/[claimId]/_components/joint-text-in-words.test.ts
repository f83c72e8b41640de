import { expect, it } from "vitest";
import { lineInWords, othersInWords } from "./joint-text-in-words";

const person = (name: string, mayWrite = true) => ({ reviewerId: name, name, mayWrite });

it.each([
  [[], ""],
  [[person("Ada")], "Ada writes here too."],
  [[person("Ada"), person("Ben"), person("Cy")], "Ada, Ben and Cy write here too."],
  [[person("Ada"), person("Ben", false)], "Ada writes here too. Ben reads along."],
  [[person("Ada", false), person("Ben", false)], "Ada and Ben read along."],
])("says who else is there", (others, words) => {
  expect(othersInWords(others, true)).toBe(words);
});

it("says to a reader who writes", () => {
  expect(othersInWords([person("Ada")], false)).toBe("Ada writes here.");
});

it("says what becomes of words while the line is gone", () => {
  expect(lineInWords("away")).toMatch(/stays here and is sent when the line is back/);
});
