import { describe, expect, it } from "vitest";
import { type Quantity, quantity } from "@/lib/domain/claim";
import { rankCandidates, type Sought } from "./rank-candidates";

const tanks = (min: number | null, max: number | null): Quantity =>
  quantity.parse({ min, max, unit: null, object: "tanks", approximate: false, comparator: null, status: "destroyed" });

const claim: Sought = {
  wording: "Up to four tanks were destroyed near al-Tanf.",
  type: "equipment",
  quantities: [tanks(null, 4)],
  occurred: { text: "18 May", from: "2017-05-18", to: "2017-05-18", precision: "day" },
  place: "al-Tanf",
  quotes: ["It fell on the militias near Tanf."],
  names: [
    ["al-Tanf", "at-Tanf", "Tanf"],
    ["militias", "Popular Mobilization Units"],
  ],
};
const ranked = (...texts: string[]) =>
  rankCandidates(
    claim,
    texts.map((text) => ({ text })),
  );
const reasons = (text: string) => ranked(text).flatMap((sentence) => sentence.reasons);

describe("rankCandidates", () => {
  it.each([
    ["Six tanks were destroyed.", "6 tanks destroyed ≠ up to 4 tanks destroyed"],
    ["One tank was destroyed.", "1 tank destroyed ~ up to 4 tanks destroyed"],
    ["It was on the road to Al Tanf.", "same place"],
    ["They left At-Tanf, a town.", "same place"],
    ["The Popular Mobilization Units came.", "shares “Popular Mobilization Units”"],
    ["A tank, two tanks and a militia.", "shares “tanks”, “militia”"],
    ["What destroyer was that?", "shares “destroyer”"],
    ["The strike of May 18th hit tanks.", "same day"],
    ["The ministry denied it.", "“denied”"],
    ["A convoy of tanks drove on.", "shares “tanks”"],
  ])("says why %j is proposed", (text, reason) => {
    expect(reasons(text)).toContain(reason);
  });

  it("says that a word is shared in the singular and the plural", () => {
    const [first] = rankCandidates({ ...claim, wording: "An airstrike hit a vehicle." }, [
      { text: "Airstrikes are said to have hit vehicles." },
    ]);
    expect(first?.reasons).toEqual(["shares “Airstrikes”, “hit”, “vehicles”"]);
  });

  it("puts a comparable figure before shared words that the index liked better", () => {
    const [first] = ranked("Tanks were seen near the road.", "Convoys went by.", "Six tanks were destroyed.");
    expect(first?.text).toBe("Six tanks were destroyed.");
  });

  it("takes no part of a word for a name, and no bare number for a word", () => {
    expect(reasons("The Tanfield road was 18 km long.")).toEqual([]);
  });

  it("leaves equals in the order of the index", () => {
    expect(ranked("Nothing.", "Silence.").map(({ text }) => text)).toEqual(["Nothing.", "Silence."]);
  });
});
