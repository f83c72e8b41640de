import { describe, expect, it } from "vitest";
import { captured } from "@/lib/live/testing/tower";
import { changesIn, differing, only, sourceDraft } from "./source-draft";

const { source } = captured(1);
const published = { date: "2017-05-30", precision: "day", inferred: true } as const;
const draft = sourceDraft({ ...source, outlet: "Post", published });

describe("a source in a form", () => {
  it("has no changes as it is opened", () => {
    expect(changesIn(draft)).toEqual({});
  });

  it("says only what was changed, and nothing for what was emptied", () => {
    expect(changesIn({ ...draft, title: " The tower ", outlet: "  ", reliability: "B" })).toEqual({
      title: "The tower",
      outlet: null,
      reliability: "B",
    });
  });

  it.each([
    ["2017-06-01", "day"],
    ["2017-06", "month"],
    ["2017", "year"],
  ])("takes %s to be exact to the %s", (date, precision) => {
    expect(changesIn({ ...draft, date, inferred: false })).toEqual({
      published: { date, precision, inferred: false },
    });
  });

  it("calls a source without a date undated", () => {
    expect(changesIn({ ...draft, date: " " })).toEqual({ published: null });
  });

  it("tells in what two differ, and what stands in named fields", () => {
    const theirs = { ...draft.basis, author: "Ada", published: { ...published } };
    expect(differing(theirs, draft.basis)).toEqual({ author: "Ada" });
    expect(only(draft.basis, ["outlet", "url", "number"])).toEqual({ outlet: "Post", url: null });
  });
});
