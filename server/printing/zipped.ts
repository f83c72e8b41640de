import { deflateRawSync } from "node:zlib";
import { Zip, ZipPassThrough } from "fflate";

/** An entry deflated by Node's own library, five times as fast as one in JavaScript. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  readonly #given: Uint8Array[] = [];

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.#given.push(chunk);
    if (final) this.ondata(null, deflateRawSync(Buffer.concat(this.#given)), true);
  }
}

/** Of every entry: the earliest day a zip can name, so that the same content is the same file. */
const DAY = new Date(1980, 0, 1);

/** A zip, an entry at a time as each is given. */
export function* zipped(
  parts: Iterable<readonly [path: string, content: Iterable<string | Uint8Array>]>,
): Generator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((failed, bytes) => {
    if (failed) throw failed;
    made.push(bytes);
  });
  const encoder = new TextEncoder();
  for (const [path, content] of parts) {
    const entry = new Deflated(path);
    entry.mtime = DAY;
    zip.add(entry);
    for (const piece of content) entry.push(typeof piece === "string" ? encoder.encode(piece) : piece);
    entry.push(new Uint8Array(), true);
    yield* made;
    made = [];
  }
  zip.end();
  yield* made;
}
