import { describe, expect, it } from "vitest";
import { day, occurrence, quantity, recordClaimInput, words } from "@/lib/domain/claim";

describe("words", () => {
  it("are NFC, without blanks around them", () => {
    expect(words(20).parse("  Cafe\u0301\n")).toBe("Café");
  });

  it("are counted after that", () => {
    expect(words(4).safeParse(" Cafe\u0301 ").success).toBe(true);
    expect(words(3).safeParse("Café").error?.issues[0]?.message).toBe("must be at most 3 characters");
  });

  it("keep whole characters, and replace halves", () => {
    expect(words(20).parse("a 🗼 b")).toBe("a 🗼 b");
    expect(words(20).parse("a \ud83d b \uddfc")).toBe("a \ufffd b \ufffd");
  });
});

describe("a quantity", () => {
  const figure = { min: null, max: null, unit: null, object: null, approximate: false, comparator: null, status: null };

  it.each([
    [null, 4],
    [3, null],
    [3, 3],
    [-2, 0],
    [null, null],
  ])("may reach from %s to %s", (min, max) => {
    expect(quantity.safeParse({ ...figure, min, max }).success).toBe(true);
  });

  it("does not end below where it begins", () => {
    expect(quantity.safeParse({ ...figure, min: 4, max: 1 }).success).toBe(false);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, "4"])("is not %s", (max) => {
    expect(quantity.safeParse({ ...figure, max }).success).toBe(false);
  });
});

describe("a day", () => {
  it.each(["2017-05-18", "2016-02-29"])("may be %s", (text) => {
    expect(day.safeParse(text).success).toBe(true);
  });
  it.each(["2017-02-29", "2017-13-01", "2017-5-18", "18.5.2017", ""])("may not be %j", (text) => {
    expect(day.safeParse(text).success).toBe(false);
  });
  it("does not come after the last", () => {
    const week = { text: "that week", precision: "week" };
    expect(occurrence.safeParse({ ...week, from: "2017-05-18", to: "2017-05-17" }).success).toBe(false);
    expect(occurrence.safeParse({ ...week, from: "2017-05-17", to: null }).success).toBe(true);
  });
});

describe("what records a claim", () => {
  const characters = "00000000000000000001";
  const input = {
    claimId: `clm_${characters}`,
    appearanceId: `app_${characters}`,
    passage: { passageId: `psg_${characters}` },
    wording: "The tower is 330 m tall.",
    type: "other",
  };

  it("may leave out what is not known", () => {
    const blank = { quantities: [], occurred: null, place: null, attribution: null, modality: "reported" };
    expect(recordClaimInput.parse(input)).toEqual({ ...input, ...blank });
  });

  it("names a passage in one way, not in two", () => {
    const both = {
      ...input.passage,
      newPassageId: `psg_${characters}`,
      versionId: `ver_${characters}`,
      start: 0,
      end: 1,
    };
    expect(recordClaimInput.safeParse({ ...input, passage: { ...both, exact: "T" } }).success).toBe(false);
  });
});

it("knows no negative zero, which JSON would lose", () => {
  const figure = { unit: null, object: "tank", approximate: false, comparator: null, status: null };
  const parsed = quantity.parse({ ...figure, min: -0, max: -0 });
  expect([parsed.min, parsed.max]).toEqual([0, 0]);
});
