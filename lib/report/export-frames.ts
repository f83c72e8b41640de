/**
 * How an export tells its progress to a page while it comes: frames of one byte for the kind, four for the length of the
 * rest, and the rest. A file is whole only when its last frame came, so that half of one is never kept.
 */
export type ExportFrame =
  | Readonly<{ progress: Readonly<{ done: number; of: number }> }>
  | Readonly<{ bytes: Uint8Array }>
  | Readonly<{ end: true }>;

const PROGRESS = 0;
const BYTES = 1;
const END = 2;
const HEAD_BYTES = 5;

export const EXPORT_FRAMES = "application/vnd.crossread.export";

export function toFrame(frame: ExportFrame): Uint8Array {
  if ("bytes" in frame) return framed(BYTES, frame.bytes);
  if ("end" in frame) return framed(END, new Uint8Array());
  return framed(PROGRESS, new TextEncoder().encode(JSON.stringify(frame.progress)));
}

function framed(kind: number, content: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEAD_BYTES + content.length);
  frame[0] = kind;
  new DataView(frame.buffer).setUint32(1, content.length);
  frame.set(content, HEAD_BYTES);
  return frame;
}

/** The frames of a stream, however it was cut on its way. @throws {Error} when it ends before its last frame. */
export async function* framesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ExportFrame> {
  let rest = new Uint8Array();
  for await (const part of stream) {
    rest = joined(rest, part);
    while (rest.length >= HEAD_BYTES) {
      const length = new DataView(rest.buffer, rest.byteOffset).getUint32(1);
      if (rest.length < HEAD_BYTES + length) break;
      const frame = read(rest[0] ?? END, rest.slice(HEAD_BYTES, HEAD_BYTES + length));
      yield frame;
      if ("end" in frame) return;
      rest = rest.slice(HEAD_BYTES + length);
    }
  }
  throw new Error("The export ended before it was whole.");
}

function read(kind: number, content: Uint8Array): ExportFrame {
  if (kind === BYTES) return { bytes: content };
  if (kind === END) return { end: true };
  const { done, of } = Object(JSON.parse(new TextDecoder().decode(content)));
  return { progress: { done: Number(done), of: Number(of) } };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
