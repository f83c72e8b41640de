import "server-only";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The bytes of an answer, unpacked; stops reading as soon as they are more than `most`, and says that they are. */
export async function bodyOf(
  response: IncomingMessage,
  most: number,
): Promise<Readonly<{ bytes: Uint8Array; isCut: boolean }>> {
  const unpacker = unpackers[response.headers["content-encoding"]?.toLowerCase() ?? ""]?.();
  // What goes wrong on the way ends what is read from, and so comes out below.
  const body = unpacker ? pipeline(response, unpacker, () => {}) : response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    chunks.push(chunk);
    if (size <= most) continue;
    response.destroy();
    return { bytes: Buffer.concat(chunks).subarray(0, most), isCut: true };
  }
  return { bytes: Buffer.concat(chunks), isCut: false };
}
