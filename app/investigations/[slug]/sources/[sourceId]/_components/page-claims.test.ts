import { describe, expect, it } from "vitest";
import { claimsOnPage, highlightsOf } from "./page-claims";
import { aDesk, anId, linked, recorded } from "./testing/a-desk";

const here = anId("ver");

describe("claimsOnPage", () => {
  it("lists in reading order the claims that the text makes or bears on, and no others", () => {
    const desk = aDesk(
      recorded({ nth: 1, start: 50, end: 60 }),
      recorded({ nth: 2, start: 5, end: 10, source: 2 }),
      recorded({ nth: 3, start: 7, end: 9, source: 2 }),
      linked(2, "contradicts", { nth: 4, start: 10, end: 20 }),
    );
    const page = claimsOnPage(desk, here);
    expect(page.map(({ view }) => view.claim.number)).toEqual([2, 1]);
    expect(page[0]?.passages).toMatchObject([{ isAppearance: false, relations: ["contradicts"] }]);
  });

  it("shows one passage once when the claim appears there and it bears on it too", () => {
    const desk = aDesk(recorded({ nth: 1, start: 5, end: 9 }), linked(1, "qualifies", { nth: 1, start: 5, end: 9 }));
    expect(claimsOnPage(desk, here)[0]?.passages).toMatchObject([{ isAppearance: true, relations: ["qualifies"] }]);
  });

  it("leaves out what was withdrawn or retracted", () => {
    const withdrawn = { type: "claim.withdrawn", claimId: anId("clm", 1), reason: "twice" } as const;
    expect(claimsOnPage(aDesk(recorded({ nth: 1, start: 5, end: 9 }), withdrawn), here)).toEqual([]);
    const retracted = { type: "evidence.retracted", linkId: anId("evl", 2), reason: "wrong" } as const;
    const desk = aDesk(
      recorded({ nth: 1, start: 1, end: 2, source: 2 }),
      linked(1, "qualifies", { nth: 2, start: 5, end: 9 }),
      retracted,
    );
    expect(claimsOnPage(desk, here)).toEqual([]);
  });
});

describe("claimsOnPage, when a later version has come", () => {
  const later = anId("ver", 9);
  const version = { id: later, number: 2, originalSha256: "", textSha256: "" };
  const captured = {
    type: "version.captured",
    sourceId: anId("src"),
    version,
    capturedFrom: "later.txt",
    segments: [],
    followed: 1,
    waiting: 1,
  } as const;
  const reanchored = {
    type: "passages.reanchored",
    sourceId: anId("src"),
    versionId: later,
    followed: [{ passageId: anId("psg", 1), anchoring: "moved", start: 15 }],
    waiting: [{ passageId: anId("psg", 2), anchoring: "changed", places: [{ start: 40, end: 42, exact: "31" }] }],
  } as const;
  const desk = aDesk(
    recorded({ nth: 1, start: 5, end: 9 }),
    recorded({ nth: 2, start: 20, end: 22 }),
    { ...captured, segments: [] },
    { ...reanchored, followed: [...reanchored.followed], waiting: [...reanchored.waiting] },
  );
  const spansIn = (versionId: typeof later) =>
    claimsOnPage(desk, versionId).map(({ passages }) => passages.map(({ passage }) => [passage.start, passage.end]));

  it("keeps every passage where it was for who reads the earlier one", () => {
    expect(spansIn(here)).toEqual([[[5, 9]], [[20, 22]]]);
  });

  it("shows in the later one what went along, and what is offered for what waits", () => {
    expect(spansIn(later)).toEqual([[[15, 19]], [[40, 42]]]);
  });
});

describe("highlightsOf", () => {
  it("gives a contested claim a double edge, and lights every passage of the claim in focus", () => {
    const desk = aDesk(
      recorded({ nth: 1, start: 50, end: 60 }),
      recorded({ nth: 2, start: 5, end: 10 }),
      linked(1, "contradicts", { nth: 3, start: 70, end: 80 }),
    );
    const marks = highlightsOf(claimsOnPage(desk, here), anId("clm", 1));
    expect(marks.map(({ from, edge, isOn }) => [from, edge, isOn])).toEqual([
      [5, "solid", false],
      [50, "double", true],
      [70, "double", true],
    ]);
  });
});
