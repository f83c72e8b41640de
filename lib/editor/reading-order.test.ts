import { describe, expect, it } from "vitest";
import { inReadingOrder, neighbour, nextBeneath, nextInRound } from "./reading-order";

const ordered = inReadingOrder([
  { id: "road", from: 30, to: 40 },
  { id: "tank", from: 5, to: 9 },
  { id: "strike", from: 5, to: 20 },
]);

describe("reading order", () => {
  it("goes by where a passage begins, the wider first", () => {
    expect(ordered.map(({ id }) => id)).toEqual(["strike", "tank", "road"]);
  });

  it("steps from the one that is on, and stays at the ends", () => {
    expect(neighbour(ordered, "tank", 0, 1)?.id).toBe("road");
    expect(neighbour(ordered, "road", 0, 1)?.id).toBe("road");
    expect(neighbour(ordered, "strike", 0, -1)?.id).toBe("strike");
  });

  it("begins at the caret when none is on", () => {
    expect(neighbour(ordered, null, 10, 1)?.id).toBe("road");
    expect(neighbour(ordered, null, 10, -1)?.id).toBe("tank");
    expect(neighbour([], null, 10, 1)).toBeNull();
  });

  it("goes round the highlights over one place", () => {
    expect(nextBeneath(["tank", "strike"], null)).toBe("tank");
    expect(nextBeneath(["tank", "strike"], "tank")).toBe("strike");
    expect(nextBeneath(["tank", "strike"], "strike")).toBe("tank");
    expect(nextBeneath([], "strike")).toBeNull();
  });

  it("ends a round before the one it began with, wherever that was", () => {
    const beneath = ["ministry", "strike", "tank"];
    expect(nextInRound(beneath, "strike", "strike")).toBe("tank");
    expect(nextInRound(beneath, "tank", "strike")).toBe("ministry");
    expect(nextInRound(beneath, "ministry", "strike")).toBeNull();
    expect(nextInRound(["tank"], "tank", "tank")).toBeNull();
  });
});
