import fc from "fast-check";
import { expect, it } from "vitest";
import { stack } from "@/lib/timeline/stack";

const extent = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));
const inOrder = fc.array(extent, { maxLength: 40 }).map((extents) => extents.sort((one, two) => one.start - two.start));

it("never lets two things of one row overlap", () => {
  fc.assert(
    fc.property(inOrder, (extents) => {
      const { rows } = stack(extents);
      for (const [at, one] of extents.entries()) {
        for (const [other, two] of extents.entries()) {
          if (at < other && rows[at] === rows[other]) expect(one.end).toBeLessThanOrEqual(two.start);
        }
      }
    }),
  );
});

it("takes no more rows than there are things at the busiest moment", () => {
  fc.assert(
    fc.property(inOrder, (extents) => {
      const busiest = extents.map(({ start }) => extents.filter((o) => o.start <= start && start < o.end).length);
      expect(stack(extents).count).toBe(Math.max(0, ...busiest));
    }),
  );
});
