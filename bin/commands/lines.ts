/** A line longer than any command is: more would only fill the memory. */
export const LINE_BYTES = 1024 * 1024;

const NEWLINE = 0x0a;

export type Line = Readonly<{ number: number; text: string }> | Readonly<{ number: number; wrong: string }>;

/**
 * The lines of a stream of bytes, numbered from 1. Only `\n` ends one: Node's own readline also breaks at
 * U+2028, which may stand in a JSON string. A line that is too long or not UTF-8 is reported in its place.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= LINE_BYTES) parts.push(part);
    else parts = [];
  };
  const finished = (): Line => {
    const line = length > LINE_BYTES ? tooLong(number) : decoded(number, Buffer.concat(parts));
    number += 1;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      yield finished();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield finished();
}

const tooLong = (number: number): Line => ({ number, wrong: `is longer than ${LINE_BYTES} bytes` });

function decoded(number: number, bytes: Uint8Array): Line {
  try {
    return { number, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { number, wrong: "is not valid UTF-8" };
  }
}
