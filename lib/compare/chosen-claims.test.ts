import { describe, expect, it } from "vitest";
import { claimsChoice, claimsParams, everyClaim, isNarrowed, supports } from "@/lib/domain/claims-choice";
import { claimViews } from "@/lib/live/claim-view";
import { ada, ben, claimId, curated, deskAfter, linked, passage, recorded } from "@/lib/report/testing/report-desk";
import { chosenClaims } from "./chosen-claims";

const desk = deskAfter([
  [ada, recorded(1, "Tanks were hit at al-Tánf", passage(1, 1, "armour burned"))],
  [ada, recorded(2, "A zone was agreed", passage(2, 1, "both sides"))],
  [ada, recorded(3, "Somebody left", passage(3, 1, "gone"))],
  [ben, linked(1, 2, passage(4, 2, "nobody agreed"), "denied")],
  [ada, curated(2, "Accounts differ", "")],
  [ada, { type: "claim.withdrawn", claimId: claimId(3), reason: "Read wrongly" }],
]);
const numbers = (choice: Partial<typeof everyClaim>) =>
  chosenClaims(claimViews(desk), { ...everyClaim, ...choice }).map(({ claim }) => claim.number);

describe("chosenClaims", () => {
  it("hides withdrawn claims until they are asked for", () => {
    expect(numbers({})).toEqual([1, 2]);
    expect(numbers({ withWithdrawn: true })).toEqual([1, 2, 3]);
    expect(numbers({ standing: "withdrawn" })).toEqual([3]);
  });

  it("finds words in wording, figures and quotes, without accents or case", () => {
    expect(numbers({ words: "TANF" })).toEqual([1]);
    expect(numbers({ words: "up to 4 burned" })).toEqual([1]);
    expect(numbers({ words: "#2" })).toEqual([2]);
  });

  it("narrows by type, by state and by verdict", () => {
    expect(numbers({ type: "timing" })).toEqual([]);
    expect(numbers({ standing: "settled" })).toEqual([2]);
    expect(numbers({ standing: "conflicting" })).toEqual([2]);
    expect(numbers({ standing: "open" })).toEqual([1]);
  });

  it("keeps only contested claims when asked", () => {
    expect(numbers({ contestedOnly: true })).toEqual([2]);
  });

  it("narrows by source and by who recorded or assessed", () => {
    const second = desk.passages[passage(4, 2, "").id]?.sourceId ?? null;
    expect(numbers({ sourceId: second })).toEqual([2]);
    expect(numbers({ reviewerId: ada })).toEqual([1, 2]);
    expect(numbers({ reviewerId: ben })).toEqual([]);
  });

  it("narrows by what corroborates", () => {
    const { link } = { link: linked(2, 1, passage(5, 2, "they burned"), "the same") };
    const corroborated = (independent: "yes" | "no" | "not-judged") => {
      const views = claimViews(
        deskAfter([
          [ada, recorded(1, "Tanks were hit", passage(1, 1, "armour burned"))],
          [ben, { ...link, relation: "corroborates", independent } as typeof link],
        ]),
      );
      return supports.filter((support) => chosenClaims(views, { ...everyClaim, support }).length > 0);
    };
    expect([corroborated("yes"), corroborated("no"), corroborated("not-judged")]).toEqual([
      ["independent"],
      ["dependent"],
      ["not-judged"],
    ]);
    expect(numbers({ support: "none" })).toEqual([1, 2]);
  });

  it("sorts by the last thing said of a claim, and by what bears on it", () => {
    expect(numbers({ sort: { key: "changed", isDescending: true } })).toEqual([2, 1]);
    expect(numbers({ sort: { key: "evidence", isDescending: true } })).toEqual([2, 1]);
    expect(numbers({ sort: { key: "wording", isDescending: false } })).toEqual([2, 1]);
    expect(numbers({ sort: { key: "verdict", isDescending: true } })).toEqual([1, 2]);
  });

  it("sorts by state, and the other way round", () => {
    expect(numbers({ sort: { key: "state", isDescending: false } })).toEqual([1, 2]);
    expect(numbers({ sort: { key: "state", isDescending: true } })).toEqual([2, 1]);
  });
});

it("keeps what was chosen in parameters, and passes over what it does not know", () => {
  const choice = {
    ...everyClaim,
    words: "two tanks",
    type: "timing",
    standing: "refuted",
    reviewerId: ada,
    support: "dependent",
    contestedOnly: true,
    sort: { key: "changed", isDescending: true },
  } as const;
  expect(claimsChoice(claimsParams(choice))).toEqual(choice);
  expect(claimsParams(everyClaim)).toEqual({});
  expect(claimsChoice({ type: "gossip", source: "src_1", sort: "-colour", later: "1" })).toEqual({
    ...everyClaim,
    sort: { key: "number", isDescending: true },
  });
});

it("knows a narrowed list from one that is merely sorted", () => {
  expect(isNarrowed({ ...everyClaim, sort: { key: "type", isDescending: true } })).toBe(false);
  expect(isNarrowed({ ...everyClaim, words: "x" })).toBe(true);
});
