import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchTerms } from "./search-terms";

const aliases = [
  ["al-Tanf", "at-Tanf", "Tanf"],
  ["US", "U.S.", "United States"],
  ["ISIS", "IS", "Daesh"],
];
const asked = (query: string) => searchTerms(query, aliases).map(({ phrases }) => phrases);

describe("searchTerms", () => {
  it.each([
    ["tanks destroyed", [["tanks"], ["destroyed"]]],
    ["at tanf", [["at tanf", "tanf", "al-Tanf", "Tanf", "at-Tanf"]]],
    ["Tánf road", [["Tánf", "al-Tanf", "Tanf", "at-Tanf"], ["road"]]],
    ["United states said", [["United states", "US", "U.S.", "United States"], ["said"]]],
    ["ISIS", [["ISIS", "Daesh"]]],
    ["IS", [["IS", "ISIS", "Daesh"]]],
    ["al-Walid", [["al-Walid", "Walid"]]],
    ["tanks at the border", [["tanks"], ["border"]]],
    ["who has it ", [["who"], ["has"], ["it"]]],
    ['"NEAR(" * ^', [["NEAR"]]],
    ["  ", []],
  ])("reads %j", (query, groups) => {
    expect(asked(query)).toEqual(groups);
  });

  it("takes a last word that may go on as a beginning, unless it is a name or a mere letter", () => {
    const beginnings = (query: string) => searchTerms(query, aliases).map(({ beginning }) => beginning);
    expect(beginnings("tanks dest")).toEqual([null, "dest"]);
    expect(beginnings("tanks dest ")).toEqual([null, null]);
    expect(beginnings("tanks US")).toEqual([null, null]);
    expect(beginnings("tanks d")).toEqual([null]);
    expect(beginnings("坦")).toEqual(["坦"]);
  });

  it("asks for no more than a dozen words, each as it was typed, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (query) => {
        const groups = searchTerms(query, []);
        expect(groups.length).toBeLessThanOrEqual(12);
        for (const { phrases } of groups) expect(query).toContain(phrases[0]);
      }),
    );
  });
});
