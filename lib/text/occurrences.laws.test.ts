import fc from "fast-check";
import { expect, it } from "vitest";
import { occurrences } from "./occurrences";

/** Two letters make words that overlap themselves in every way. */
const repetitive = (maxLength: number) => fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength });

it("finds exactly the offsets at which the words can be read", () => {
  fc.assert(
    fc.property(repetitive(60), repetitive(8), fc.nat(4), (text, root, repeats) => {
      const words = root.repeat(repeats + 1);
      const readable = [...text].flatMap((_, offset) => (text.startsWith(words, offset) ? [offset] : []));
      expect([...occurrences(text, words)]).toEqual(readable);
    }),
    { numRuns: 10_000 },
  );
});
