import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitsSurrogatePair } from "@/lib/text/code-points";
import { describePassage } from "./describe-passage";
import { reanchor } from "./reanchor";
import { marked } from "./testing/marked";
import { revision } from "./testing/revised";

/** What becomes of the passage marked in one version, in the next; and that it is where that one is marked, if it is. */
function followed(described: string, next: string) {
  const [before, after] = [marked(described), next.includes("[") ? marked(next) : { text: next, span: null }];
  const [outcome] = reanchor(before.text, after.text, [describePassage(before.text, before.span)]);
  return { outcome, span: after.span };
}

const lead = "The harbour board met on Monday to hear of the storm. ";

describe("reanchor", () => {
  it("follows words that stayed, and words that text was put before", () => {
    const still = followed(`${lead}It lost [two ferries].`, `${lead}It lost [two ferries].`);
    expect(still.outcome).toEqual({ status: "anchored", span: still.span });
    const pushed = followed(`${lead}It lost [two ferries].`, `New today. ${lead}It lost [two ferries].`);
    expect(pushed.outcome).toEqual({ status: "moved", span: pushed.span });
  });

  it.each([
    ["a figure", "It lost [4 ferries in the night].", "It lost [6 ferries in the night]."],
    ["a denial", "He [was asked about the lamps].", "He [was not asked about the lamps]."],
    ["a word in front", "It lost [four old ferries].", "It lost [five old ferries]."],
    ["a word at the end", "It lost [four old ferries], they say.", "It lost [four old barges], they say."],
    ["a lone figure", "It lost [4] ferries in the night.", "It lost [6] ferries in the night."],
    ["words put in", "It [lost four ferries].", "It [lost, as was said later, four ferries]."],
  ])("says that a passage changed, and how: %s", (_, before, after) => {
    const { outcome, span } = followed(lead + before, lead + after);
    const quoted = (notation: string) => notation.replace(/^.*\[|\].*$/g, "");
    const difference = { before: quoted(before), after: quoted(after) };
    expect(outcome).toEqual({ status: "changed", span, difference });
  });

  it("follows a sentence that went elsewhere, though another stands in its place", () => {
    const one = "[Four ferries were lost in the night].";
    const other = "Two pilots were heard by the harbour board at noon.";
    const { outcome, span } = followed(`${lead}${one} ${other}`, `${other} Nothing else. ${lead}Ends. ${one}`);
    expect(outcome).toEqual({ status: "moved", span });
  });

  it("finds most of a passage where all was written anew around it", () => {
    const { outcome, span } = followed(
      `${lead}[Four ferries of the northern line were lost in the night].`,
      "All is well again. As told before, [four ferries of the line were lost in that night]. Nobody asked why.",
    );
    expect(outcome).toMatchObject({ status: "changed", span });
  });

  it("knows a few words that changed in a sentence that went elsewhere, by what stands around them", () => {
    const sentence = (words: string) =>
      `The captain of the Marigold said that ${words} been seen from the lighthouse. `;
    const { outcome, span } = followed(
      `${sentence("[no lamp had]")}${lead}Nobody asked him more.`,
      `${lead}Nobody asked him more. ${sentence("[a lamp had]")}`,
    );
    expect(outcome).toMatchObject({ status: "changed", span });
  });

  it.each([
    ["ends", "The captain of the Marigold said that ", ["[no lamp was lit]", "[no fire was lit]"], "."],
    ["begins", "Here ", ["[no lamp had]", "[a lamp had]"], " been seen from the lighthouse before noon."],
  ])("knows them too where the sentence %s beside them", (_, left, [words = "", now = ""], right) => {
    const { outcome, span } = followed(
      `Two were heard. ${left}${words}${right} ${lead}Nobody asked him more.`,
      `${lead}Nobody asked him more. ${left}${now}${right} The board rose.`,
    );
    expect(outcome).toMatchObject({ status: "changed", span });
  });

  it("takes nothing else for a few words that are gone with their sentence", () => {
    const sentence = "The captain of the Marigold said that [no lamp was lit]. ";
    const other = "The captain of the Marigold said that nobody had asked him for it before noon, nor since. ";
    const { outcome } = followed(`Two were heard. ${sentence}${lead}`, `${lead}${other}The board rose.`);
    expect(outcome).toEqual({ status: "orphaned" });
  });

  it("says that a passage is gone, and takes nothing else for it", () => {
    const { outcome } = followed(`${lead}[Four ferries were lost].`, `${lead}The mayor had been told of no damage.`);
    expect(outcome).toEqual({ status: "orphaned" });
  });

  it("reports a tie where new text has the words twice", () => {
    const quote = "Four ferries were lost in the night";
    const { outcome } = followed(
      `${lead}Of old: [${quote}].`,
      `One said: ${quote}, in May. Another: ${quote}, at noon.`,
    );
    expect(outcome?.status).toBe("ambiguous");
  });

  it("never throws, stays within the text, and quotes the very words unless it says that they changed", () => {
    const words = fc.constantFrom("four", "4", "6", "not", "ferries", " ", " ", ". ", "\n", "🗼", "é", "the");
    const text = fc.array(words, { maxLength: 50 }).map((parts) => parts.join(""));
    const place = fc.nat({ max: 200 });
    fc.assert(
      fc.property(text, text, place, place, (before, after, one, other) => {
        const [start, end] = [Math.min(one, other) % (before.length + 1), Math.max(one, other) % (before.length + 1)];
        fc.pre(start < end && !splitsSurrogatePair(before, start) && !splitsSurrogatePair(before, end));
        const passage = describePassage(before, { start, end });
        const [outcome] = reanchor(before, after, [passage]);
        expect(reanchor(before, before, [passage])).toEqual([{ status: "anchored", span: { start, end } }]);
        if (!outcome || !("span" in outcome)) return;
        const now = after.slice(outcome.span.start, outcome.span.end);
        expect(splitsSurrogatePair(after, outcome.span.start) || splitsSurrogatePair(after, outcome.span.end)).toBe(
          false,
        );
        if (outcome.status === "changed") expect(outcome.difference).toEqual({ before: passage.exact, after: now });
        else expect(now).toBe(passage.exact);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([0.03, 0.3])(
    "is right about nearly all passages of a revised article, and hardly ever wrong (%d)",
    (edited) => {
      const { before, after, passages } = revision({ sentences: 600, passages: 1_500, edited, seed: 11 });
      const outcomes = reanchor(
        before,
        after,
        passages.map(({ passage }) => passage),
      );
      const wrong = passages.filter(({ now, isChanged }, n) => {
        const outcome = outcomes[n];
        if (!outcome || !("span" in outcome)) return false;
        const isThere = now !== null && outcome.span.start < now.end && now.start < outcome.span.end;
        return !isThere || (isChanged && outcome.status !== "changed");
      });
      const missed = passages.filter(({ now }, n) => now !== null && !("span" in (outcomes[n] ?? {})));
      expect(wrong.length).toBeLessThanOrEqual(0.002 * passages.length);
      expect(missed.length).toBeLessThanOrEqual(0.005 * passages.length);
    },
  );
});
