import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentKinds } from "@/lib/domain/source";
import { blockParts, toEditorPosition, toTextOffset } from "./positions";
import { documentOf, sourceTextOf } from "./testing/article";

const paragraph = fc.record({
  words: fc.string({ unit: "grapheme", maxLength: 12 }),
  kind: fc.constantFrom(...segmentKinds),
});
const source = fc.array(paragraph, { minLength: 1, maxLength: 130 }).map((parts) => sourceTextOf(...parts));

it("law 8: every text offset has one editor position, and comes back from it", () => {
  fc.assert(
    fc.property(source, ({ text, blocks, segments }) => {
      const doc = documentOf({ text, blocks, segments });
      const seen = new Set<number>();
      for (let offset = 0; offset <= text.length; offset++) {
        const position = toEditorPosition(doc, offset);
        expect(toTextOffset(doc, position)).toBe(offset);
        expect(seen.has(position)).toBe(false);
        seen.add(position);
      }
    }),
    { numRuns: 60 },
  );
});

it("law 8: every place in a block of the editor has one offset, and comes back from it", () => {
  fc.assert(
    fc.property(source, (given) => {
      const doc = documentOf(given);
      for (let position = 0; position <= doc.content.size; position++) {
        if (!doc.resolve(position).parent.isTextblock) continue;
        expect(toEditorPosition(doc, toTextOffset(doc, position))).toBe(position);
      }
    }),
    { numRuns: 60 },
  );
});

it("shows at a span's positions the words the span has", () => {
  const spanned = source.chain((given) =>
    fc.tuple(fc.constant(given), fc.nat(given.text.length), fc.nat(given.text.length)),
  );
  fc.assert(
    fc.property(spanned, ([given, one, other]) => {
      const doc = documentOf(given);
      const [from, to] = one < other ? [one, other] : [other, one];
      const shown = doc.textBetween(toEditorPosition(doc, from), toEditorPosition(doc, to), "\n");
      expect(shown).toBe(given.text.slice(from, to));
      const parts = blockParts(doc, from, to).map((part) => doc.textBetween(part.from, part.to));
      expect(parts.join("")).toBe(given.text.slice(from, to).replaceAll("\n", ""));
    }),
  );
});

it("gives a position between two blocks to the side that is asked for", () => {
  const doc = documentOf(sourceTextOf("ab", "cd"));
  const between = toEditorPosition(doc, 2) + 1;
  expect([toTextOffset(doc, between, "back"), toTextOffset(doc, between, "on")]).toEqual([2, 3]);
});
