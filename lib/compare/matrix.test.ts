import { describe, expect, it } from "vitest";
import { cellInWords } from "@/lib/compare/cell-in-words";
import { chosenMatrix, matrixChoice, matrixParams, wholeMatrix } from "@/lib/compare/chosen-rows";
import { type Matrix, matrixOf } from "@/lib/compare/matrix";
import type { Voice } from "@/lib/compare/voice";
import type { BodyOf } from "@/lib/domain/audit-event";
import type { Quantity } from "@/lib/domain/claim";
import type { PassageId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import {
  annotator,
  captured,
  curator,
  deskAfter,
  ids,
  linked as linkedBody,
  manager,
  recorded as recordedBody,
  passage as tenthLetters,
  towerDesk,
} from "@/lib/live/testing/tower";

/** Passage `n` of a source, apart from all others. */
const passage = (n: number, source: number): Passage => ({
  ...tenthLetters(n, source),
  start: n * 100,
  end: n * 100 + 50,
});
const tanks = (min: number | null, max: number | null): Quantity => ({
  min,
  max,
  unit: null,
  object: "tank",
  approximate: false,
  comparator: null,
  status: "destroyed",
});
const recorded = (
  n: number,
  at: Passage,
  fields: Partial<BodyOf<"claim.recorded">["fields"]> = {},
): BodyOf<"claim.recorded"> => ({
  ...recordedBody(n),
  passage: at,
  fields: { ...recordedBody(n).fields, ...fields },
});
const linked = (
  n: number,
  claim: number,
  at: Passage,
  relation: "corroborates" | "contradicts" | "qualifies",
  judged: Partial<BodyOf<"evidence.linked">> = {},
) => ({ ...linkedBody(n, claim, relation), passage: at, ...judged });

const three = () => deskAfter(towerDesk(), manager, captured(3));
const may18 = { text: "on May 18", from: "2017-05-18", to: "2017-05-18", precision: "day" } as const;
const noVoices: Readonly<Record<PassageId, Voice>> = {};
const words = (matrix: Matrix, row: number) =>
  matrix.columns.map(({ source }) => {
    const found = matrix.rows[row];
    return found ? cellInWords(found, source).replace(/^Claim \d+, Source /, "") : null;
  });

describe("a cell of the matrix", () => {
  it("says whether a source makes the claim, bears on it, or has no passage", () => {
    const desk = deskAfter(three(), annotator, recorded(1, passage(1, 1)), linked(1, 1, passage(2, 2), "contradicts"));
    const matrix = matrixOf(desk, noVoices);
    expect(words(matrix, 0)).toEqual(["1: appears", "2: contradicts", "3: no passage"]);
    expect([...(matrix.rows[0]?.against ?? [])]).toEqual([ids.src(2)]);
    expect(matrix.rows[0]?.firstSourceId).toBe(ids.src(1));
  });

  it("keeps the voices of one source apart, in one cell", () => {
    const desk = deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1)),
      linked(1, 1, passage(2, 1), "contradicts"),
      linked(2, 1, passage(3, 1), "qualifies"),
      linked(3, 1, passage(4, 1), "contradicts"),
    );
    const voices: Record<PassageId, Voice> = {
      [ids.psg(1)]: { kind: "wire", voice: "Agency" },
      [ids.psg(2)]: { kind: "editor-note", voice: "Ed" },
      [ids.psg(3)]: { kind: "editor-note", voice: "Ed" },
      [ids.psg(4)]: { kind: "comment", voice: "reader 2" },
    };
    expect(words(matrixOf(desk, voices), 0)[0]).toBe(
      "1: wire appears, editor contradicts and qualifies, reader 2 contradicts",
    );
  });

  it("does not name the voice where only the article itself speaks", () => {
    const desk = deskAfter(three(), annotator, recorded(1, passage(1, 1)));
    const voices: Record<PassageId, Voice> = { [ids.psg(1)]: { kind: "body", voice: "Somebody" } };
    expect(words(matrixOf(desk, voices), 0)[0]).toBe("1: appears");
  });

  it("shows the source's own figure of what the claim counts, and no other", () => {
    const men = { ...tanks(60, null), object: "soldier" };
    const desk = deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1), { quantities: [tanks(null, 4)] }),
      recorded(2, passage(2, 2), { quantities: [men, tanks(1, 1)] }),
      linked(1, 1, { ...passage(3, 2), start: 240, end: 260 }, "contradicts", { independent: "yes" }),
      linked(2, 1, { ...passage(4, 3), start: 200, end: 250 }, "qualifies"),
    );
    expect(words(matrixOf(desk, noVoices), 0)).toEqual([
      "1: appears, up to 4 tanks destroyed",
      "2: contradicts, 1 tank destroyed, independent",
      "3: qualifies",
    ]);
  });

  it("says so when the source's figure cannot stand beside the claim's", () => {
    const desk = deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1), { quantities: [tanks(4, 4)] }),
      recorded(2, passage(2, 2), { quantities: [tanks(1, 1)] }),
      linked(1, 1, passage(2, 2), "contradicts"),
    );
    expect(words(matrixOf(desk, noVoices), 0)[1]).toBe("2: contradicts, another figure: 1 tank destroyed");
  });

  it("is not independent as soon as one piece of its evidence is not", () => {
    const desk = deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1)),
      linked(1, 1, passage(2, 2), "corroborates", { independent: "yes" }),
      linked(2, 1, passage(3, 2), "corroborates", { independent: "no", aspect: "date" }),
    );
    expect(words(matrixOf(desk, noVoices), 0)[1]).toBe("2: corroborates, not independent");
  });

  it("tells silence from absence: the source speaks of that day, but not of this", () => {
    const desk = deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1), { occurred: may18 }),
      recorded(2, passage(2, 2), { occurred: { ...may18, text: "last week", from: "2017-05-15", precision: "week" } }),
      recorded(3, passage(3, 3), { occurred: { ...may18, from: "2017-01-01", precision: "unknown" } }),
    );
    expect(words(matrixOf(desk, noVoices), 0)).toEqual(["1: appears", "2: silent", "3: no passage"]);
  });

  it("counts what was retracted and withdrawn for nothing", () => {
    const desk = deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1)),
      recorded(2, passage(2, 1)),
      linked(1, 1, passage(3, 2), "contradicts"),
      { type: "evidence.retracted", linkId: ids.evl(1), reason: "No." },
      { type: "claim.withdrawn", claimId: ids.clm(2), reason: "No." },
    );
    const matrix = matrixOf(desk, noVoices);
    expect(matrix.rows).toHaveLength(1);
    expect(words(matrix, 0)[1]).toBe("2: no passage");
  });
});

describe("what is chosen of the matrix", () => {
  const desk = deskAfter(
    deskAfter(
      three(),
      annotator,
      recorded(1, passage(1, 1)),
      recorded(2, passage(2, 1), { type: "equipment" }),
      recorded(3, passage(3, 2), { type: "equipment" }),
      linked(1, 2, passage(4, 2), "contradicts"),
      linked(2, 3, passage(5, 1), "contradicts"),
      linked(3, 3, passage(6, 3), "contradicts"),
    ),
    curator,
  );
  const numbers = (choice: Partial<typeof wholeMatrix>) =>
    chosenMatrix(matrixOf(desk, noVoices), { ...wholeMatrix, ...choice }).rows.map(({ view }) => view.claim.number);

  it("narrows by type and to what is contested", () => {
    expect(numbers({ type: "equipment" })).toEqual([2, 3]);
    expect(numbers({ contestedOnly: true })).toEqual([2, 3]);
    expect(numbers({})).toEqual([1, 2, 3]);
  });

  it("orders by conflict in the columns that are shown", () => {
    expect(numbers({ order: "conflict" })).toEqual([3, 2, 1]);
    expect(numbers({ order: "conflict", hidden: [1, 3] })).toEqual([2, 1, 3]);
  });

  it("comes back from the address as it was written there", () => {
    const choice = { type: "equipment", contestedOnly: true, hidden: [2, 3], order: "conflict" } as const;
    const params = Object.entries(matrixParams(choice)).flatMap(([name, value]) => (value ? [[name, value]] : []));
    expect(matrixChoice(Object.fromEntries(params))).toEqual(choice);
    expect(matrixChoice({ type: "nonsense", hide: ["1"], order: "x" })).toEqual(wholeMatrix);
  });
});
