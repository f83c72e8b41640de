import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Segment } from "@/lib/domain/source";
import {
  areAlike,
  blockAt,
  edgeRange,
  withCutBefore,
  withEdgeAt,
  withNext,
  withoutGaps,
  wrongCut,
} from "./segment-cuts";

/** Ten blocks of nine letters. */
const blocks = Array.from({ length: 10 }, (_, at) => ({ start: at * 10, end: at * 10 + 9 }));
const segment = (from: number, to: number, kind: Segment["kind"] = "body"): Segment => ({
  kind,
  voice: null,
  reliability: null,
  start: from * 10,
  end: to * 10 + 9,
});
const shown = (segments: readonly Segment[]) =>
  segments.map(({ kind, start, end }) => `${kind} ${blockAt(blocks, start)}-${blockAt(blocks, end - 1)}`);

const three = [segment(0, 2, "editor-note"), segment(3, 6, "wire"), segment(7, 9)];

describe("segment cuts", () => {
  it("calls body what no segment holds", () => {
    expect(shown(withoutGaps(blocks, []))).toEqual(["body 0-9"]);
    expect(shown(withoutGaps(blocks, [segment(2, 3, "wire"), segment(6, 9, "comment")]))).toEqual([
      "body 0-1",
      "wire 2-3",
      "body 4-5",
      "comment 6-9",
    ]);
    expect(shown(withoutGaps(blocks, [segment(0, 3), segment(4, 5)]))).toEqual(["body 0-3", "body 4-5", "body 6-9"]);
    expect(withoutGaps(blocks, three)).toEqual(three);
    expect(withoutGaps([], [])).toEqual([]);
  });

  it("moves an edge no further than a block from the next edges", () => {
    expect(edgeRange(blocks, three, 1)).toEqual({ first: 1, last: 6 });
    expect(shown(withEdgeAt(blocks, three, 1, 5))).toEqual(["editor-note 0-4", "wire 5-6", "body 7-9"]);
    expect(shown(withEdgeAt(blocks, three, 1, 0))).toEqual(["editor-note 0-0", "wire 1-6", "body 7-9"]);
    expect(shown(withEdgeAt(blocks, three, 1, 99))).toEqual(["editor-note 0-5", "wire 6-6", "body 7-9"]);
    expect(withEdgeAt(blocks, three, 0, 4)).toBe(three);
    expect(withEdgeAt(blocks, three, 3, 4)).toBe(three);
  });

  it("cuts a segment in two, and not where one begins already", () => {
    expect(shown(withCutBefore(blocks, three, 5))).toEqual(["editor-note 0-2", "wire 3-4", "wire 5-6", "body 7-9"]);
    expect(withCutBefore(blocks, three, 3)).toBe(three);
    expect(withCutBefore(blocks, three, 0)).toBe(three);
    expect(withCutBefore(blocks, three, 10)).toBe(three);
  });

  it("joins a segment with the next in its own voice", () => {
    expect(shown(withNext(three, 0))).toEqual(["editor-note 0-6", "body 7-9"]);
    expect(withNext(three, 2)).toBe(three);
  });

  it("says what is wrong with a cut that cannot stand", () => {
    expect(wrongCut(blocks, three)).toBeNull();
    expect(wrongCut(blocks, [])).toBeNull();
    expect(wrongCut(blocks, [segment(3, 6), segment(0, 2)])).toMatch(/without overlap/);
    expect(wrongCut(blocks, [segment(0, 3), segment(3, 6)])).toMatch(/without overlap/);
    expect(wrongCut(blocks, [{ ...segment(0, 3), start: 4 }])).toMatch(/where a paragraph does/);
    expect(wrongCut(blocks, [{ ...segment(0, 3), end: 9_000 }])).toMatch(/where a paragraph does/);
  });

  it("tells whether two cuts say the same", () => {
    expect(
      areAlike(
        three,
        three.map((one) => ({ ...one })),
      ),
    ).toBe(true);
    expect(areAlike(three, three.slice(1))).toBe(false);
    expect(areAlike(three, three.with(1, segment(3, 6, "comment")))).toBe(false);
  });

  it("stays whole whatever is done to it", () => {
    const act = fc.tuple(fc.constantFrom("edge", "cut", "join"), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        let segments: readonly Segment[] = three;
        for (const [what, at, block] of acts) {
          if (what === "edge") segments = withEdgeAt(blocks, segments, at, block);
          else segments = what === "cut" ? withCutBefore(blocks, segments, block) : withNext(segments, at);
        }
        expect(wrongCut(blocks, segments)).toBeNull();
        expect(withoutGaps(blocks, segments)).toEqual(segments);
        expect(segments[0]?.start).toBe(0);
        expect(segments.at(-1)?.end).toBe(99);
      }),
    );
  });
});
