import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CardToPlace, placeCards } from "./place-cards";

const GAP = 10;
const card = (id: string, desired: number, height = 50): CardToPlace => ({ id, desired, height });

describe("placeCards", () => {
  it("puts each card beside its passage when there is room", () => {
    expect(placeCards([card("a", 0), card("b", 200)], GAP, null)).toEqual([0, 200]);
  });

  it("pushes a card down that would cover the one before it", () => {
    expect(placeCards([card("a", 100), card("b", 110), card("c", 115)], GAP, null)).toEqual([100, 160, 220]);
  });

  it("keeps the card in focus at its passage and pushes those before it up", () => {
    expect(placeCards([card("a", 100), card("b", 110), card("c", 300)], GAP, "b")).toEqual([50, 110, 300]);
  });

  it("moves the card in focus down when there is no room above it", () => {
    expect(placeCards([card("a", 0), card("b", 10), card("c", 20)], GAP, "c")).toEqual([0, 60, 120]);
  });

  it("may push cards beyond the top, where those before take more room than there is", () => {
    expect(placeCards([card("a", 0), card("b", 10), card("c", 20)], GAP, "c", true)).toEqual([-100, -40, 20]);
  });

  it("never lets cards overlap, change order or leave the column, whichever is in focus", () => {
    const cards = fc
      .array(fc.record({ desired: fc.nat(2_000), height: fc.integer({ min: 1, max: 300 }) }), { minLength: 1 })
      .map((given) => given.sort((a, b) => a.desired - b.desired).map((one, at) => ({ ...one, id: String(at) })));
    fc.assert(
      fc.property(cards, fc.nat(30), (given, on) => {
        const tops = placeCards(given, GAP, String(on));
        tops.forEach((top, at) => {
          const before = at === 0 ? -GAP : (tops[at - 1] ?? 0) + (given[at - 1]?.height ?? 0);
          expect(top).toBeGreaterThanOrEqual(before + GAP);
        });
      }),
    );
  });
});
