import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromWebAnnotationSelectors, toWebAnnotationSelectors } from "@/lib/interop/web-annotation";
import { splitsSurrogatePair, toCodePoints, toCodeUnits } from "@/lib/text/code-points";
import { normaliseText } from "@/lib/text/normalise";
import { occurrences } from "@/lib/text/occurrences";
import type { Span } from "@/lib/text/span";
import { type Anchoring, anchor } from "./anchor";
import { describePassage } from "./describe-passage";
import type { PassageSelector } from "./selector";

/**
 * What holds for every text, edit and order, numbered for good so that reviews can name a law. Law 8,
 * editor position ↔ text offset, is tested where the editor is.
 */
const often = { numRuns: 1_000 };

/** Half of the texts have few distinct characters, so that quotes and contexts repeat. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 120 }),
    fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "🗼", "🗽"), maxLength: 120 }),
  )
  .map(normaliseText);

/** The same, with halves of surrogate pairs that a careless program could send. */
const brokenText = fc.string({ unit: fc.constantFrom("a", "b", "🗼", "\ud83d", "\uddfc"), maxLength: 30 });

/** An offset between two characters; `ratio` keeps it inside whatever text it is put to. */
function offsetAt(words: string, ratio: number): number {
  const offset = Math.round(ratio * words.length);
  return splitsSurrogatePair(words, offset) ? offset - 1 : offset;
}

const ratio = fc.double({ min: 0, max: 1, noNaN: true });

/** A stretch on whole characters, possibly empty. */
function stretchOf(words: string, one: number, other: number): Span {
  const [start, end] = [offsetAt(words, one), offsetAt(words, other)];
  return start <= end ? { start, end } : { start: end, end: start };
}

const passage = fc
  .tuple(text, ratio, ratio)
  .map(([words, one, other]) => ({ text: words, span: stretchOf(words, one, other) }))
  .filter(({ span }) => span.start < span.end);

type Edit = Readonly<{ at: Span; words: string }>;

function edited(words: string, { at, words: replacement }: Edit): string {
  return words.slice(0, at.start) + replacement + words.slice(at.end);
}

function inverse(words: string, { at, words: replacement }: Edit): Edit {
  return { at: { start: at.start, end: at.start + replacement.length }, words: words.slice(at.start, at.end) };
}

/** What a new version does to a stored passage: described anew where it is found, kept as it was where not. */
function carried(version: string, selector: PassageSelector): PassageSelector {
  const anchoring = anchor(version, selector);
  return "span" in anchoring ? describePassage(version, anchoring.span) : selector;
}

function spansOf(anchoring: Anchoring): readonly Span[] {
  if ("span" in anchoring) return [anchoring.span];
  return "candidates" in anchoring ? anchoring.candidates : [];
}

function howOften(version: string, words: string): number {
  return [...occurrences(version, words)].length;
}

function withContext({ prefix, exact, suffix }: PassageSelector): string {
  return prefix + exact + suffix;
}

describe("the laws of anchoring", () => {
  it("(1) brings every described span back to itself", () => {
    fc.assert(
      fc.property(passage, ({ text, span }) => {
        expect(anchor(text, describePassage(text, span))).toEqual({ status: "anchored", span });
      }),
      often,
    );
  });

  it("(2) never points at anything but the quote, wherever it went", () => {
    fc.assert(
      fc.property(passage, text, text, ({ text, span }, left, right) => {
        const selector = describePassage(text, span);
        const version = left + selector.exact + right;
        const anchoring = anchor(version, selector);
        expect(anchoring.status).not.toBe("orphaned");
        for (const { start, end } of spansOf(anchoring)) expect(version.slice(start, end)).toBe(selector.exact);
      }),
      often,
    );
  });

  it("(2) never throws and never points at half a character, whatever the selector holds", () => {
    const offset = fc.oneof(fc.integer({ min: -2, max: 32 }), fc.double());
    const selector = fc.record({
      exact: brokenText,
      prefix: brokenText,
      suffix: brokenText,
      start: offset,
      end: offset,
    });
    fc.assert(
      fc.property(brokenText, brokenText, selector, (left, right, selector) => {
        const version = left + selector.exact + right;
        for (const { start, end } of spansOf(anchor(version, selector))) {
          expect(version.slice(start, end)).toBe(selector.exact);
          expect(splitsSurrogatePair(version, start) || splitsSurrogatePair(version, end)).toBe(false);
        }
      }),
      often,
    );
  });

  it("(3) holds on through edits away from the quote and its context, unless the context repeats", () => {
    fc.assert(
      fc.property(passage, text, text, ({ text, span }, left, right) => {
        const selector = describePassage(text, span);
        const context = withContext(selector);
        const version = left + context + right;
        const start = left.length + selector.prefix.length;
        const stayed = { start, end: start + selector.exact.length };
        const anchoring = anchor(version, selector);
        expect(spansOf(anchoring)).toContainEqual(
          // Where the context repeats, the one at the old position is the one a reader would point at.
          anchoring.status === "anchored" && howOften(version, context) > 1 ? span : stayed,
        );
        if (howOften(version, context) === 1) {
          expect(anchoring).toEqual({ status: start === span.start ? "anchored" : "moved", span: stayed });
        }
      }),
      often,
    );
  });

  it("(4) changes nothing when what was anchored is described and anchored again", () => {
    fc.assert(
      fc.property(passage, text, text, ({ text, span }, left, right) => {
        const selector = describePassage(text, span);
        const version = left + selector.exact + right;
        const once = carried(version, selector);
        expect(carried(version, once)).toEqual(once);
      }),
      often,
    );
  });

  it("(5) finds the span by the quote alone, or says which places tie", () => {
    fc.assert(
      fc.property(passage, ({ text, span }) => {
        const selector = describePassage(text, span);
        const anchoring = anchor(text, { ...selector, start: -1, end: -1 });
        expect(anchoring.status).toBe(howOften(text, withContext(selector)) > 1 ? "ambiguous" : "moved");
        expect(spansOf(anchoring)).toContainEqual(span);
      }),
      often,
    );
  });

  it("(5) finds the span by the position alone", () => {
    fc.assert(
      fc.property(passage, ({ text, span }) => {
        const selector = describePassage(text, span);
        const [, position] = toWebAnnotationSelectors(text, selector);
        expect(fromWebAnnotationSelectors(text, position)).toEqual({ ok: true, selector });
      }),
      often,
    );
  });

  it("(6) counts in code points and back without loss", () => {
    fc.assert(
      fc.property(text, ratio, ratio, (text, one, other) => {
        const span = stretchOf(text, one, other);
        const codePoints = toCodePoints(text, span);
        expect(toCodeUnits(text, codePoints)).toEqual(span);
        expect([...text].slice(codePoints.start, codePoints.end).join("")).toBe(text.slice(span.start, span.end));
      }),
      often,
    );
  });

  it("(6) keeps whole characters in the quote and its context", () => {
    fc.assert(
      fc.property(passage, ({ text, span }) => {
        const { exact, prefix, suffix } = describePassage(text, span);
        for (const words of [exact, prefix, suffix]) expect(words).not.toMatch(/\p{Surrogate}/u);
        expect(text).toContain(prefix + exact + suffix);
      }),
      often,
    );
  });

  it("(7) reads a printed W3C selector as the same passage", () => {
    fc.assert(
      fc.property(passage, ({ text, span }) => {
        const selector = describePassage(text, span);
        const printed = JSON.parse(JSON.stringify(toWebAnnotationSelectors(text, selector)));
        expect(fromWebAnnotationSelectors(text, printed)).toEqual({ ok: true, selector });
      }),
      often,
    );
  });

  it("(9) comes back after an edit and its inverse, deleted in between or not, while its words do not repeat", () => {
    fc.assert(
      fc.property(passage, ratio, ratio, text, ({ text, span }, one, other, words) => {
        const edit = { at: stretchOf(text, one, other), words };
        const version = edited(text, edit);
        const selector = describePassage(text, span);
        fc.pre(howOften(text, selector.exact) === 1 && howOften(version, selector.exact) <= 1);
        const undone = edited(version, inverse(text, edit));
        expect(undone).toBe(text);
        expect(carried(undone, carried(version, selector))).toEqual(selector);
      }),
      often,
    );
  });

  it("(9) comes back after an edit away from its context and its inverse, though its words repeat", () => {
    fc.assert(
      fc.property(passage, text, text, ({ text, span }, left, right) => {
        const selector = describePassage(text, span);
        const context = withContext(selector);
        const isAtStart = span.start === selector.prefix.length;
        const isAtEnd = text.length === span.end + selector.suffix.length;
        const version = (isAtStart ? "" : left) + context + (isAtEnd ? "" : right);
        fc.pre(howOften(text, context) === 1 && howOften(version, context) === 1);
        expect(carried(text, carried(version, selector))).toEqual(selector);
      }),
      often,
    );
  });

  it("(10) ends in the same place whichever of two independent edits comes first", () => {
    fc.assert(
      fc.property(passage, ratio, ratio, text, text, ({ text, span }, one, other, words, moreWords) => {
        const first = { at: stretchOf(text.slice(0, span.start), one, other), words };
        const behind = stretchOf(text.slice(span.end), one, other);
        const second = { at: { start: span.end + behind.start, end: span.end + behind.end }, words: moreWords };
        const shift = first.words.length - (first.at.end - first.at.start);
        const shifted = { start: second.at.start + shift, end: second.at.end + shift };

        const onlyFirst = edited(text, first);
        const onlySecond = edited(text, second);
        const both = edited(onlySecond, first);
        expect(edited(onlyFirst, { ...second, at: shifted })).toBe(both);
        const selector = describePassage(text, span);
        fc.pre([text, onlyFirst, onlySecond, both].every((version) => howOften(version, selector.exact) === 1));

        const firstThenSecond = carried(both, carried(onlyFirst, selector));
        expect(firstThenSecond).toEqual(carried(both, carried(onlySecond, selector)));
        expect(firstThenSecond.start).toBe(span.start + shift);
      }),
      often,
    );
  });

  it("agrees with weighing every place in the text one by one", () => {
    fc.assert(
      fc.property(passage, text, text, ({ text, span }, left, right) => {
        const selector = describePassage(text, span);
        const version = left + selector.exact + right;
        fc.pre(!version.startsWith(withContext(selector), span.start - selector.prefix.length));
        expect(spansOf(anchor(version, selector))).toEqual(weighedOneByOne(version, selector));
      }),
      often,
    );
  });
});

/** The rule of `anchor` without its shortcuts, comparing whole characters. */
function weighedOneByOne(version: string, { exact, prefix, suffix }: PassageSelector): Span[] {
  const shared = (one: readonly string[], other: readonly string[]) => {
    const differsAt = one.findIndex((character, index) => character !== other[index]);
    return (differsAt === -1 ? one : one.slice(0, differsAt)).join("").length;
  };
  const weighed = [...version].flatMap((_, index, characters) => {
    const start = characters.slice(0, index).join("").length;
    const span = { start, end: start + exact.length };
    if (version.slice(span.start, span.end) !== exact) return [];
    const before = shared([...prefix].reverse(), characters.slice(0, index).reverse());
    return [{ span, weight: before + shared([...suffix], [...version.slice(span.end)]) }];
  });
  const most = Math.max(...weighed.map(({ weight }) => weight));
  return weighed.filter(({ weight }) => weight === most).map(({ span }) => span);
}
