import fc from "fast-check";
import { expect, it } from "vitest";
import { overlapOf, shinglesOf, sketchOf } from "./shingles";

const anyText = fc.string({ unit: "grapheme", maxLength: 300 });
const word = fc.string({ unit: fc.constantFrom(..."abcdefghij"), minLength: 3, maxLength: 8 });
const prose = (least: number, most = 200) =>
  fc.array(word, { minLength: least, maxLength: most }).map((words) => words.join(" "));
/** Words that stand in no prose. */
const strange = fc.array(fc.nat(9_999), { minLength: 0, maxLength: 200 }).map((numbers) => numbers.join(" "));

it("always has something to tell a text by, in order and once", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const sketch = sketchOf(shinglesOf(text));
      expect(sketch.length).toBeGreaterThan(0);
      expect(sketch).toEqual([...new Set(sketch)].sort((one, other) => one - other));
    }),
  );
});

it("keeps of each window its smallest, as the definition says", () => {
  fc.assert(
    fc.property(prose(1), (text) => {
      const shingles = [...shinglesOf(text)];
      const window = Math.min(24, shingles.length);
      const kept = new Set<number>();
      for (let at = 0; at + window <= shingles.length; at += 1) kept.add(Math.min(...shingles.slice(at, at + window)));
      expect(new Set(sketchOf(Uint32Array.from(shingles)))).toEqual(kept);
    }),
  );
});

it("finds every stretch of 27 words again, whatever stands around it", () => {
  fc.assert(
    fc.property(prose(27), strange, strange, strange, strange, (shared, a, b, c, d) => {
      const these = new Set(sketchOf(shinglesOf(`${a}\n${shared}\n${b}`)));
      expect(sketchOf(shinglesOf(`${c}. ${shared}! ${d}`)).some((shingle) => these.has(shingle))).toBe(true);
    }),
  );
});

it("says the same both ways round, between nothing and all, and all of a text of itself", () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const [these, those] = [shinglesOf(one), shinglesOf(other)];
      const { ofThis, ofThat } = overlapOf(these, those);
      expect(overlapOf(those, these)).toEqual({ ofThis: ofThat, ofThat: ofThis });
      for (const share of [ofThis, ofThat]) expect(share >= 0 && share <= 1).toBe(true);
      expect(overlapOf(these, these)).toEqual({ ofThis: 1, ofThat: 1 });
    }),
  );
});

it("says that a text stands wholly in one that is made of it and more", () => {
  fc.assert(
    fc.property(prose(4), strange, strange, (text, before, after) => {
      expect(overlapOf(shinglesOf(text), shinglesOf(`${before} ${text} ${after}`)).ofThis).toBe(1);
    }),
  );
});

it("does not mind case, accents, punctuation and line ends", () => {
  const plain = "the cafe in al tanf was closed on friday";
  expect(shinglesOf("The Café,\nin al-Tanf – was closed on Friday!")).toEqual(shinglesOf(plain));
  expect(
    overlapOf(shinglesOf("قالَ رئيس الميناء إن السفن تنتظر"), shinglesOf("قال رئيس الميناء إن السفن تنتظر")).ofThis,
  ).toBe(1);
  expect(overlapOf(shinglesOf("港口在星期五关闭了"), shinglesOf("据报道港口在星期五关闭了。")).ofThis).toBe(1);
});
