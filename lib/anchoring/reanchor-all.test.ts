import { expect, it } from "vitest";
import { describePassage } from "./describe-passage";
import { followsTo, placesOf } from "./places";
import { reanchorAll } from "./reanchor-all";

const one = "The bridge was closed until the evening, the mayor said on Monday.\nFour tanks were seen at the crossing.";
const two = one.replace("Four", "Five");
const at = (text: string, exact: string) => {
  const start = text.indexOf(exact);
  return { id: exact, ...describePassage(text, { start, end: start + exact.length }) };
};

it("looks for passages of several texts in one, each by what it stood in", () => {
  const after = `A line before all of it.\n${two}`;
  const found = reanchorAll(
    [
      { text: one, passages: [at(one, "Four tanks were seen")] },
      { text: two, passages: [at(two, "the mayor said")] },
    ],
    after,
  );
  const [tanks, mayor] = [found.get("Four tanks were seen"), found.get("the mayor said")];
  expect(tanks).toMatchObject({ status: "changed", difference: { after: "Five tanks were seen" } });
  expect(tanks && followsTo(tanks)).toBeNull();
  const start = after.indexOf("the mayor said");
  expect(mayor && followsTo(mayor)).toEqual({ start, end: start + 14 });
});

it("lets words that went elsewhere wait, with where they stand now", () => {
  const sentence = "A column of trucks had left the garrison before dawn, the drivers said.";
  const [before, after] = [`${sentence}\n${one}`, `${one}\nNothing else was said.\n${sentence}`];
  const found = reanchorAll([{ text: before, passages: [at(before, sentence)] }], after).get(sentence);
  expect(found).toMatchObject({ status: "moved", isElsewhere: true });
  expect(found && followsTo(found)).toBeNull();
  expect(found && placesOf(found)).toEqual([{ start: after.indexOf(sentence), end: after.length }]);
});
