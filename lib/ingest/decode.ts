import { Problem } from "@/lib/errors";
import { hasEndlessMarks } from "@/lib/text/marks";

/** How files that are often tried by mistake begin, and what their owner calls them. */
const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ["a zip archive (Word and OpenDocument files are zip archives)", [0x50, 0x4b, 0x03, 0x04]],
  ["a compressed file", [0x1f, 0x8b]],
  ["an old Office file", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["a TIFF image", [0x49, 0x49, 0x2a, 0x00]],
  ["a WebP image or a sound file", [0x52, 0x49, 0x46, 0x46]],
];

/** More than one control character in this many says that the bytes are not prose. */
const charactersPerControl = 10;

/**
 * Bytes to characters: UTF-8, or UTF-16 where a byte order mark says so. Line ends become `\n`.
 *
 * Anything else is refused and not guessed: a wrong guess of an encoding silently changes names and
 * figures. Bytes that do not read as text are refused too.
 *
 * @throws {Problem} `invalid`, naming the file, the reason and what to do.
 */
export function decode(bytes: Uint8Array, fileName: string): string {
  return decodeExactly(bytes, fileName).replace(/\r\n?/g, "\n");
}

/** As `decode`, with the line ends as they are: for what is kept as it came. @throws {Problem} as that. */
export function decodeExactly(bytes: Uint8Array, fileName: string): string {
  if (bytes.length === 0) throw new Problem("invalid", `“${fileName}” is empty. Choose the file that has the text.`);
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8") {
    const signature = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
    if (signature) throw binary(fileName, `is ${signature[0]}, not text`);
    if (bytes.includes(0)) throw binary(fileName, "is a binary file, not text");
  }
  const text = decoded(bytes, encoding, fileName);
  const controls = text.match(/(?![\s\u0085])\p{Cc}/gu)?.length ?? 0;
  if (text.includes("\0") || controls * charactersPerControl > text.length) {
    throw binary(fileName, "is a binary file, not text");
  }
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(text)) {
    throw new Problem("invalid", `“${fileName}” has no visible text in it. Choose the file that has the text.`);
  }
  if (hasEndlessMarks(text)) {
    throw new Problem("invalid", `“${fileName}” piles hundreds of accents on one letter. Save its words without them.`);
  }
  return text;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function decoded(bytes: Uint8Array, encoding: Encoding, fileName: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    const label = encoding.slice(0, 6).toUpperCase();
    throw new Problem("invalid", `“${fileName}” is not valid ${label}. Save it again as UTF-8 text.`, { cause });
  }
}

function binary(fileName: string, reason: string): Problem {
  const advice = "Copy its text out, or save it as plain text, Markdown or HTML, and import that.";
  return new Problem("invalid", `“${fileName}” ${reason}. ${advice}`);
}
