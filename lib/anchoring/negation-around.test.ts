import { describe, expect, it } from "vitest";
import { describePassage } from "./describe-passage";
import { reanchor } from "./reanchor";

const quote = "the convoy was attacked near the bridge";
/** What becomes of the quote when the sentence around it is another. */
function becomes(was: string, is: string) {
  const before = `The board met on Monday. ${was} Nobody said more, and no report was made.`;
  const after = `The board met on Monday. ${is} Nobody said more, and no report was made.`;
  const start = before.indexOf(quote);
  const [found] = reanchor(before, after, [describePassage(before, { start, end: start + quote.length })]);
  return found;
}

describe("a negation beside a passage", () => {
  it("that came makes it changed, in the place where its words still stand", () => {
    const found = becomes(`The ministry said that ${quote}.`, `The ministry did not say that ${quote}.`);
    expect(found).toMatchObject({ status: "changed", difference: { before: quote, after: quote } });
  });

  it("that went, by whatever word, makes it changed too", () => {
    expect(becomes(`It isn’t true that ${quote}.`, `It is true that ${quote}.`)?.status).toBe("changed");
    expect(becomes(`He said ${quote}, which never happened.`, `He said ${quote}, which happened.`)?.status).toBe(
      "changed",
    );
    expect(becomes(`He said ${quote}, لم يحدث.`, `He said ${quote}, يحدث.`)?.status).toBe("changed");
  });

  it("in another sentence means nothing, and neither do other words beside it", () => {
    const other = becomes(
      `They met. He said ${quote}. It rained.`,
      `They never met. He said ${quote}. It did not rain.`,
    );
    expect(other?.status).toBe("moved");
    expect(becomes(`The ministry said that ${quote}.`, `The ministry says that ${quote}.`)?.status).toBe("anchored");
    expect(becomes(`It was no secret that ${quote}.`, `It was never a secret that ${quote}.`)?.status).toBe("moved");
  });
});
