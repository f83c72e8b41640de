import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { versionDifference } from "./version-difference";

const text = (...paragraphs: readonly string[]) => {
  const all = paragraphs.join("\n");
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { kind: "paragraph" as const, start, end: start + paragraph.length };
    start = block.end + 1;
    return block;
  });
  return { text: all, blocks };
};
const one = "The council met on Monday to talk about the bridge over the river.";
const two = "Four tanks were destroyed near the crossing, the spokesman said.";
const three = "Nobody was hurt, and the road was open again by the evening.";
const kinds = (before: ReturnType<typeof text>, after: ReturnType<typeof text>) =>
  versionDifference(before, after).map(({ kind, before: was, after: is }) => [kind, was?.number, is?.number]);

describe("versionDifference", () => {
  it("sets a changed paragraph beside what it was, and says that a figure changed", () => {
    const rows = versionDifference(text(one, two, three), text(one, two.replace("Four", "Five"), three));
    expect(rows.map(({ kind, hasFigure }) => [kind, hasFigure])).toEqual([
      ["same", false],
      ["changed", true],
      ["same", false],
    ]);
    expect(rows[1]?.before?.runs[0]).toEqual({ text: "Four", isSame: false });
    expect(rows[1]?.after?.runs[0]).toEqual({ text: "Five", isSame: false });
  });

  it("shows what was cut and what was put in, in its place", () => {
    expect(kinds(text(one, two, three), text(one, three))).toEqual([
      ["same", 1, 1],
      ["deleted", 2, undefined],
      ["same", 3, 2],
    ]);
    expect(kinds(text(one, three), text(one, two, three))).toEqual([
      ["same", 1, 1],
      ["inserted", undefined, 2],
      ["same", 2, 3],
    ]);
  });

  it("says of a paragraph that moved where it stands now", () => {
    const moved = versionDifference(text(one, two, three), text(three, one, two));
    expect(moved.map(({ kind, elsewhere }) => [kind, elsewhere])).toContainEqual(["deleted", 1]);
    expect(moved.map(({ kind, elsewhere }) => [kind, elsewhere])).toContainEqual(["inserted", 3]);
  });

  it("does not take a paragraph that moved for another one, changed", () => {
    const added = "The paper has been told of no other losses.";
    const rows = versionDifference(text(one, two, three), text(one, added, two));
    expect(rows.map(({ kind, elsewhere }) => [kind, elsewhere])).toEqual([
      ["same", null],
      ["inserted", null],
      ["same", null],
      ["deleted", null],
    ]);
    const swapped = versionDifference(text(two, one, three), text(one, added, two));
    expect(swapped.filter(({ kind }) => kind === "changed")).toEqual([]);
  });

  it("gives both versions back whole and in order, whatever they are", () => {
    const word = fc.constantFrom("tank", "4", "five", "إصابة", "😀", "the", "river");
    const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
    const version = fc.array(paragraph, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(version, version, (was, is) => {
        const rows = versionDifference(text(...was), text(...is));
        const whole = (side: "before" | "after") =>
          rows.flatMap((row) => row[side] ?? []).map(({ runs }) => runs.map((run) => run.text).join(""));
        expect(whole("before")).toEqual(was);
        expect(whole("after")).toEqual(is);
      }),
    );
  });
});
