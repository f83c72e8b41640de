import { parseHTML } from "linkedom/worker";
import { Problem } from "@/lib/errors";
import type { Parsed, Said } from "./draft";
import { htmlBlocks } from "./html-blocks";
import { oneLine } from "./one-line";
import { unpack } from "./unpack";

/**
 * A Word document (.docx) to its text: headings, paragraphs, lists, tables, the words in text boxes, and notes at the
 * end, each with its number. Pictures and comments are not read.
 *
 * @throws {Problem} `invalid` for what is not a Word document or is damaged; `too-large` once unpacked.
 */
export async function readWord(bytes: Uint8Array, fileName: string): Promise<Parsed> {
  const files = unpack(bytes, fileName);
  const html = await htmlOf(bytes, fileName);
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  for (const link of document.querySelectorAll('a[href^="#footnote-ref"], a[href^="#endnote-ref"]')) link.remove();
  return { drafts: htmlBlocks(document.body), said: saidBy(files["docProps/core.xml"]), warnings: warningsFor(files) };
}

async function htmlOf(bytes: Uint8Array, fileName: string): Promise<string> {
  const mammoth = (await import("mammoth")).default;
  try {
    // Pictures are not read: one may be an address, and another as large as the file.
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage })).value;
  } catch (cause) {
    const advice = "Open it in a word processor, save it as a Word document (.docx), and add that.";
    throw new Problem("invalid", `“${fileName}” cannot be read as a Word document. ${advice}`, { cause });
  }
}

function saidBy(core: Uint8Array | undefined): Said {
  if (!core) return {};
  const { document } = parseHTML(new TextDecoder().decode(core));
  const read = (name: string) => oneLine(document.querySelector(name)?.textContent ?? "");
  const [title, author] = [read("dc\\:title"), read("dc\\:creator")];
  return { ...(title && { title }), ...(author && { author }) };
}

function warningsFor(files: Readonly<Record<string, Uint8Array>>): string[] {
  const hasPictures = Object.keys(files).some((path) => path.startsWith("word/media/"));
  return [
    ...(hasPictures ? ["Its pictures were left out: only text is read."] : []),
    ...("word/comments.xml" in files ? ["Comments in its margin were left out."] : []),
  ];
}
