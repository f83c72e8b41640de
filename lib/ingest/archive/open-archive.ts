import { Inflate } from "fflate";
import { Problem } from "@/lib/errors";
import type { Container, Piece } from "../ingest-all";
import { nameWithin } from "../name-within";
import { MAX_UNPACKED_BYTES } from "../unpack";
import { crc32 } from "./crc32";
import { damaged, packedBytesOf, type ZipEntry, zipDirectory } from "./zip-directory";

const MOST_ENTRIES = 1_000;
/** What is unpacked in one go: it can become a thousand times as much before its size is looked at. */
const STEP_BYTES = 16 * 1024;

/** What systems add to an archive for themselves. */
const systemFile = /(?:^|[/\\])(?:__MACOSX[/\\]|\.(?!\.?[/\\])|Thumbs\.db$|desktop\.ini$)/i;

/**
 * A zip archive: each file in it is brought as if by itself, in the archive's order. An archive in an archive is not
 * opened: that is how a small file becomes an endless one. Paths are only names.
 */
export const archive: Container = {
  mediaTypes: ["application/zip", "application/x-zip-compressed"],
  extensions: ["zip"],
  open: async (bytes, { name }, within) => {
    if (within.includes(archive)) {
      const advice = "Take it out, and add it by itself.";
      throw new Problem("invalid", `“${name}” is an archive in an archive, and is not opened. ${advice}`);
    }
    const entries = zipDirectory(bytes, name, MOST_ENTRIES).filter(({ path }) => !systemFile.test(path));
    if (entries.length === 0) throw new Problem("invalid", `“${name}” has no files in it.`);
    if (entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0) > MAX_UNPACKED_BYTES) {
      const advice = "Put fewer into each archive, and add those.";
      throw new Problem("too-large", `“${name}” holds more than 100 MB once it is unpacked. ${advice}`);
    }
    return entries.map((entry): Piece => {
      const inner = nameWithin(name, entry.path);
      return { name: inner, bytes: () => unpacked(bytes, entry, inner) };
    });
  },
};

/** @throws {Problem} `invalid` for what is locked, damaged, or larger or other than the directory says. */
function unpacked(archive: Uint8Array, entry: ZipEntry, name: string): Uint8Array {
  if (entry.isLocked) {
    const advice = "Unpack it with the password, and add what comes out.";
    throw new Problem("invalid", `“${name}” is locked with a password. ${advice}`);
  }
  const packed = packedBytesOf(archive, entry);
  if (packed === null) throw damaged(name);
  const bytes = entry.packing === 8 ? inflated(packed, entry.unpackedBytes) : entry.packing === 0 ? packed : undefined;
  if (bytes === undefined) {
    const advice = "Unpack it, and add what comes out.";
    throw new Problem("invalid", `“${name}” is packed in a way that is not read here. ${advice}`);
  }
  if (bytes === null || bytes.length !== entry.unpackedBytes || crc32(bytes) !== entry.crc32) throw damaged(name);
  return bytes;
}

/** Null when it is not what it says, as soon as it is more than it says. */
function inflated(packed: Uint8Array, unpackedBytes: number): Uint8Array | null {
  const bytes = new Uint8Array(unpackedBytes);
  let size = 0;
  const inflate = new Inflate((chunk) => {
    if (size + chunk.length <= unpackedBytes) bytes.set(chunk, size);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= unpackedBytes; at += STEP_BYTES) {
      inflate.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
    }
  } catch {
    return null; // The library throws errors of its own, and every one of them means damage.
  }
  return size === unpackedBytes ? bytes : null;
}
