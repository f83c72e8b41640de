import { describe, expect, it } from "vitest";
import { toId } from "@/lib/domain/ids";
import type { Sendable } from "@/lib/live/inputs";
import { carriedText, complaintAbout, withText } from "./carried-text";

const claimId = toId("clm", "c".repeat(20));
const verdict: Sendable = {
  name: "curate",
  input: {
    curationId: toId("cur", "d".repeat(20)),
    claimId,
    verdict: "conflicting",
    rationale: "Two figures.",
    dissent: "One insists.",
  },
};
const edit: Sendable = {
  name: "revise-claim",
  input: {
    claimId,
    changes: { wording: "The tower leans.", place: "Paris", attribution: { to: "the keeper", how: "direct" } },
  },
};

describe("the words of a change", () => {
  it("are all there, under the names they have on the screens", () => {
    expect(carriedText(verdict).map(({ label, text }) => [label, text])).toEqual([
      ["Rationale", "Two figures."],
      ["Dissent", "One insists."],
    ]);
    expect(carriedText(edit).map(({ label, path }) => [label, path?.join(".") ?? null])).toEqual([
      ["Wording", "changes.wording"],
      ["Place", "changes.place"],
      ["Attributed to", null],
    ]);
  });

  it("are written anew where they stand, and nothing else is touched", () => {
    const rewritten = withText(edit, ["changes", "wording"], "The tower is upright.");
    expect(rewritten.input).toEqual({
      claimId,
      changes: { ...edit.input.changes, wording: "The tower is upright." },
    });
    expect(edit.input.changes.wording).toBe("The tower leans.");
    expect(withText(edit, ["changes", "gone", "wording"], "x")).toEqual(edit);
  });

  it("keep a list a list", () => {
    const names: Sendable = {
      name: "set-aliases",
      input: { groupId: toId("ali", "a".repeat(20)), names: ["US", "U.S."] },
    };
    const [carried] = carriedText(names);
    expect(carried?.text).toBe("US\nU.S.");
    expect(withText(names, ["names"], "US\n\nUSA").input).toMatchObject({ names: ["US", "USA"] });
  });

  it("are complained about before they are sent, by the name of what is wrong", () => {
    expect(complaintAbout(verdict)).toBeNull();
    expect(complaintAbout(withText(verdict, ["rationale"], " "))).toBe("Rationale: say why.");
    const unknown = JSON.parse('{"name":"from-the-future","input":{"text":"Words."}}');
    expect(carriedText(unknown).map(({ text }) => text)).toEqual(["Words."]);
    expect(complaintAbout(unknown)).toContain("does not know");
  });
});
