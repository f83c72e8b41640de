import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchTerms } from "./search-terms";

const aliases = [
  ["al-Tanf", "at-Tanf", "Tanf"],
  ["US", "U.S.", "United States"],
  ["ISIS", "IS", "Daesh"],
];
const asked = (query: string) => searchTerms(query, aliases).map(({ alternatives }) => alternatives);

describe("searchTerms", () => {
  it.each([
    ["tanks destroyed", [["tanks"], ["destroyed"]]],
    ["at tanf", [["al-Tanf", "Tanf", "at-Tanf", "at tanf", "tanf"]]],
    ["Tánf road", [["al-Tanf", "Tanf", "at-Tanf", "Tánf"], ["road"]]],
    ["United states said", [["US", "U.S.", "United States", "United states"], ["said"]]],
    ["ISIS", [["ISIS", "Daesh"]]],
    ["IS", [["ISIS", "Daesh", "IS"]]],
    ["al-Walid", [["al-Walid", "Walid"]]],
    ['"NEAR(" * ^', [["NEAR"]]],
    ["  ", []],
  ])("reads %j", (query, groups) => {
    expect(asked(query)).toEqual(groups);
  });

  it("takes a last word that may go on as a beginning", () => {
    expect(searchTerms("tanks dest", []).map(({ isPrefix }) => isPrefix)).toEqual([false, true]);
    expect(searchTerms("tanks dest ", []).map(({ isPrefix }) => isPrefix)).toEqual([false, false]);
  });

  it("asks for no more than a dozen words, each as it was typed, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (query) => {
        const groups = searchTerms(query, []);
        expect(groups.length).toBeLessThanOrEqual(12);
        for (const { alternatives } of groups) expect(query).toContain(alternatives[0]);
      }),
    );
  });
});
