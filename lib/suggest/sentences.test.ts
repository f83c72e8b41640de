import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "@/lib/text/block";
import { sentencesIn } from "./sentences";

const blocksOf = (text: string): Block[] => {
  let start = 0;
  return text.split("\n").map((line) => {
    const block = { kind: "paragraph" as const, start, end: start + line.length };
    start = block.end + 1;
    return block;
  });
};
const cut = (text: string) => sentencesIn(text, blocksOf(text)).map(({ start, end }) => text.slice(start, end));

describe("sentencesIn", () => {
  it.each([
    ["The base was hit. Nobody said by whom.", ["The base was hit.", "Nobody said by whom."]],
    ["Lt. Gen. A. Smith spoke. He left.", ["Lt. Gen. A. Smith spoke.", "He left."]],
    ["The U.S. said so. It was in May.", ["The U.S. said so.", "It was in May."]],
    ["The talks ended.The jets came back.", ["The talks ended.", "The jets came back."]],
    ["It weighed 4.5 tons. Enough!", ["It weighed 4.5 tons.", "Enough!"]],
    ["“We know.” They did not.", ["“We know.”", "They did not."]],
    ["A headline\nA line of its own", ["A headline", "A line of its own"]],
    ["It ended in the U.S.\nThen more.", ["It ended in the U.S.", "Then more."]],
    ["قال المتحدث ذلك. ثم غادر؟ نعم.", ["قال المتحدث ذلك.", "ثم غادر؟", "نعم."]],
    ["  \n ", []],
  ])("cuts %j", (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  it("covers all that is not blank, in order, once, and within its block, whatever the text", () => {
    const text = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("U.S. ", "end.The ", ". ", "\n")));
    fc.assert(
      fc.property(
        text.map((parts) => parts.join("")),
        (given) => {
          const blocks = blocksOf(given);
          const sentences = sentencesIn(given, blocks);
          const inside = sentences.map(({ start, end }) => given.slice(start, end)).join("");
          expect(inside.replace(/\s/g, "")).toBe(given.replace(/\s/g, ""));
          let last = 0;
          for (const { start, end } of sentences) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(blocks.some((block) => block.start <= start && end <= block.end)).toBe(true);
            last = end;
          }
        },
      ),
    );
  });
});
