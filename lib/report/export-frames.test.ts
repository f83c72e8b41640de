import fc from "fast-check";
import { expect, it } from "vitest";
import { type ExportFrame, framesOf, toFrame } from "./export-frames";

const frame = fc.oneof(
  fc.record({ progress: fc.record({ done: fc.nat(), of: fc.nat() }) }),
  fc.record({ bytes: fc.uint8Array({ maxLength: 300 }) }),
);

/** The frames as one stream, cut where the network would. */
async function* cutInto(frames: readonly ExportFrame[], size: number) {
  const all = frames.flatMap((one) => [...toFrame(one)]);
  for (let from = 0; from < all.length; from += size) yield Uint8Array.from(all.slice(from, from + size));
}

async function readBack(stream: AsyncIterable<Uint8Array>): Promise<ExportFrame[]> {
  const found: ExportFrame[] = [];
  for await (const one of framesOf(stream)) found.push(one);
  return found;
}

it("gives every frame back, however the stream is cut", () =>
  fc.assert(
    fc.asyncProperty(fc.array(frame, { maxLength: 6 }), fc.integer({ min: 1, max: 400 }), async (frames, size) => {
      const sent = [...frames, { end: true } as const];
      expect(await readBack(cutInto(sent, size))).toEqual(sent);
    }),
  ));

it("does not take half a file for a whole one", async () => {
  await expect(readBack(cutInto([{ bytes: Uint8Array.of(1, 2, 3) }], 2))).rejects.toThrow("before it was whole");
});
