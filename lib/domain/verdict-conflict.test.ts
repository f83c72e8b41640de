import { expect, it } from "vitest";
import { NOTE_CODE_UNITS } from "@/lib/domain/claim";
import { bothOfVerdict, settledVerdict, verdictConflicts } from "@/lib/domain/verdict-conflict";

const theirs = { verdict: "refuted", rationale: "The plan says 324 m.", dissent: "" } as const;
const mine = { verdict: "conflicting", rationale: "Two figures.", dissent: "The keeper insists." } as const;

it("asks about what differs, and about nothing else", () => {
  expect(verdictConflicts(theirs, mine)).toEqual(["verdict", "rationale", "dissent"]);
  expect(verdictConflicts(theirs, { ...theirs, dissent: "The keeper insists." })).toEqual(["dissent"]);
  expect(verdictConflicts(theirs, theirs)).toEqual([]);
});

it("sets two reasons one under the other, and never two verdicts", () => {
  expect(bothOfVerdict("rationale", theirs, mine)).toBe("The plan says 324 m.\n\nTwo figures.");
  expect(bothOfVerdict("verdict", theirs, mine)).toBeNull();
  expect(bothOfVerdict("dissent", theirs, mine)).toBeNull();
  expect(bothOfVerdict("rationale", { ...theirs, rationale: "x".repeat(NOTE_CODE_UNITS) }, mine)).toBeNull();
});

it("gives what was chosen, part by part", () => {
  expect(settledVerdict(theirs, mine, { verdict: "theirs", rationale: "both", dissent: "mine" })).toEqual({
    verdict: "refuted",
    rationale: "The plan says 324 m.\n\nTwo figures.",
    dissent: "The keeper insists.",
  });
  expect(settledVerdict(theirs, mine, {})).toEqual(mine);
});
