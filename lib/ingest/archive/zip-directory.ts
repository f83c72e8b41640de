import { Problem } from "@/lib/errors";

/** A file in an archive, as its directory tells of it. What that says of its size is held to when it is unpacked. */
export type ZipEntry = Readonly<{
  path: string;
  /** Its number in the format's list of ways of packing: 0 not packed, 8 deflated. */
  packing: number;
  isLocked: boolean;
  packedBytes: number;
  unpackedBytes: number;
  crc32: number;
  /** Where in the archive its own header stands. */
  headerAt: number;
}>;

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;

/**
 * The files that the directory at an archive's end lists, in its order; folders are none. Nothing is unpacked, and how
 * many it lists is looked at before they are.
 *
 * @throws {Problem} `invalid` when there is no directory, or it is not what it says; `too-large` with more than `most`.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipDirectory(bytes: Uint8Array, fileName: string, most: number): ZipEntry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === null) throw damaged(fileName);
  const count = view.getUint16(end + 10, true);
  if (count > most) throw tooMany(fileName, count, most);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged(fileName);
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const nameAt = at + ENTRY_BYTES;
    const nextAt = nameAt + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
    const flags = view.getUint16(at + 8, true);
    const path = nameOf(bytes.subarray(nameAt, nameAt + (nameBytes ?? 0)));
    if (!/[/\\]$/.test(path)) {
      entries.push({
        path,
        packing: view.getUint16(at + 10, true),
        isLocked: (flags & 1) === 1,
        crc32: view.getUint32(at + 16, true),
        packedBytes: view.getUint32(at + 20, true),
        unpackedBytes: view.getUint32(at + 24, true),
        headerAt: view.getUint32(at + 42, true),
      });
    }
    at = nextAt;
  }
  return entries;
}

/** The packed bytes of an entry; null when they do not stand where the directory says. */
export function packedBytesOf(bytes: Uint8Array, { headerAt, packedBytes }: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes);
  if (headerAt + LOCAL_BYTES > bytes.length || view.getUint32(headerAt, true) !== LOCAL) return null;
  const start = headerAt + LOCAL_BYTES + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  return start + packedBytes <= bytes.length ? bytes.subarray(start, start + packedBytes) : null;
}

export function damaged(fileName: string): Problem {
  const advice = "Open it in the program that made it, save it anew, and add that.";
  return new Problem("invalid", `“${fileName}” is damaged: it cannot be unpacked. ${advice}`);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Searched for from the end, where only a comment stands behind it. */
function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

/** Older programs write a name in the letters of their machine; what is not UTF-8 is read as if of western Europe. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function tooMany(fileName: string, count: number, most: number): Problem {
  const advice = "Put fewer into each archive, and add those.";
  return new Problem("too-large", `“${fileName}” holds ${count} files; at most ${most} are read at once. ${advice}`);
}
