/** The one frame of a message from a server, by RFC 6455: the whole of it, text, not masked. */
const FINAL_TEXT = 0x81;
const MEDIUM = 126;
const LONG = 127;

/**
 * A message as it goes over the wire. Made once and written to every socket: `ws` would put the
 * same text into bytes, and a head before them, for each.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = headFor(length);
  const frame = Buffer.allocUnsafe(head.length + length);
  head.copy(frame);
  frame.write(text, head.length);
  return frame;
}

function headFor(length: number): Buffer {
  if (length < MEDIUM) return Buffer.from([FINAL_TEXT, length]);
  if (length < 2 ** 16) {
    const head = Buffer.from([FINAL_TEXT, MEDIUM, 0, 0]);
    head.writeUInt16BE(length, 2);
    return head;
  }
  const head = Buffer.alloc(10);
  head.set([FINAL_TEXT, LONG]);
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
