/** A file that comes a part at a time, at once. */
export async function wholeFile(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(Buffer.from(part));
  return Buffer.concat(all);
}
