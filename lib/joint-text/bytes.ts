/** The few forms of lib0's encoding that frames are made of: numbers in groups of seven bits, and bytes with their length. */

const GROUP = 0x80;

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** @throws {RangeError} past the end, and for what no number holds exactly. */
  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= GROUP) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError("The frame ends too early.");
      this.#at += 1;
      value += (byte % GROUP) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError("This number is too large.");
      if (byte < GROUP) return value;
    }
  }

  bytes(): Uint8Array {
    const length = this.uint();
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("The frame ends too early.");
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  /** @throws {TypeError} for what is not UTF-8. */
  string(): string {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.bytes());
  }

  rest(): Uint8Array {
    const bytes = this.#bytes.subarray(this.#at);
    this.#at = this.#bytes.length;
    return bytes;
  }
}

export function uintBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= GROUP; rest = Math.floor(rest / GROUP)) bytes.push((rest % GROUP) + GROUP);
  bytes.push(rest);
  return bytes;
}

export function sizedBytes(content: Uint8Array): Uint8Array {
  return joinedBytes([uintBytes(content.length), content]);
}

export const stringBytes = (text: string): Uint8Array => sizedBytes(new TextEncoder().encode(text));

export function joinedBytes(parts: readonly ArrayLike<number>[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
