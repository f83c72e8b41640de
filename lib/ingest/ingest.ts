import type { SourceDescription, SourceText } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import { decode } from "./decode";
import { describeSource } from "./describe-source";
import type { Parsed, Told } from "./draft";
import { fileEndings } from "./file-endings";
import { type Findable, findableIn } from "./findable";
import { readHtml } from "./html";
import { layOut } from "./lay-out";
import { readMarkdown } from "./markdown";
import { MAX_SOURCE_BYTES } from "./max-source-bytes";
import { readPdf } from "./pdf/read-pdf";
import { readPlainText } from "./plain-text";
import { readWord } from "./read-word";
import { proposeVoices } from "./voices/propose-voices";
import type { SegmentReason } from "./voices/segment-reason";

/**
 * A source as read from a file. `warnings` are sentences about what was guessed or left out; `segmentReasons` say why a
 * voice was proposed; there are none for what the file itself marks. `findable` is absent in what was kept before there
 * was any.
 */
export type Ingested = SourceDescription &
  SourceText &
  Readonly<{
    mediaType: string;
    warnings: readonly string[];
    originalTitle: string | null;
    segmentReasons?: readonly SegmentReason[];
    findable?: Findable;
  }>;

type Kind = Readonly<{
  /** One of `fileEndings`. */
  mediaType: string;
  read: (bytes: Uint8Array, fileName: string) => Parsed | Promise<Parsed>;
}>;

const ofText = (read: (text: string, fileName: string) => Parsed) => (bytes: Uint8Array, fileName: string) =>
  read(decode(bytes, fileName), fileName);

const plainText: Kind = { mediaType: "text/plain", read: ofText(readPlainText) };
const pdf: Kind = { mediaType: "application/pdf", read: readPdf };
const kinds: readonly Kind[] = [
  plainText,
  { mediaType: "text/markdown", read: ofText(readMarkdown) },
  { mediaType: "text/html", read: ofText(readHtml) },
  pdf,
  {
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    read: readWord,
  },
];

/**
 * Bytes in, text and blocks out. The same bytes and name always give the same result; nothing is
 * fetched and no clock is read. Words are never changed: the text is what the file says, in NFC, with
 * layout taken away.
 *
 * A PDF is known by how it begins. Any other kind is told by the file name's ending, else by `mediaType`, else it is
 * plain text.
 *
 * @throws {Problem} `too-large` over `MAX_SOURCE_BYTES`; `invalid` for a kind that is not read, bytes that
 * are not of their kind, and a file with no text in it. Each names the file, the reason and what to do.
 */
export async function ingest(
  bytes: Uint8Array,
  file: Readonly<{ name: string; mediaType?: string }>,
): Promise<Ingested> {
  if (bytes.length > MAX_SOURCE_BYTES) {
    const megabytes = Math.ceil(bytes.length / (1024 * 1024));
    const advice = "Save only its text, or cut it into parts.";
    throw new Problem("too-large", `“${file.name}” has ${megabytes} MB; at most 25 MB are read. ${advice}`);
  }
  const kind = isPdf(bytes) ? pdf : kindOf(file);
  return completed(await kind.read(bytes, file.name), { name: file.name, mediaType: kind.mediaType });
}

/**
 * What a reader found, laid out and described. `named` is what a title may be made of where there is no other.
 *
 * @throws {Problem} `invalid` when there is no text.
 */
export function completed(
  parsed: Parsed,
  { name, mediaType, named = name }: Readonly<{ name: string; mediaType: string; named?: string }>,
): Ingested {
  const told: (Told | null)[] = [];
  const sourceText = layOut(parsed.drafts, (draft) => told.push(draft.told ?? null));
  if (sourceText.blocks.length === 0) {
    throw new Problem("invalid", `“${name}” has no text in it. Choose the file that has the text.`);
  }
  const { description, warnings } = describeSource(parsed.said, sourceText, named);
  const isMarked = parsed.drafts.some(({ opens }) => opens !== undefined);
  const { segments, reasons } = isMarked
    ? { segments: sourceText.segments, reasons: [] }
    : proposeVoices(sourceText, description, told);
  return {
    ...description,
    ...sourceText,
    segments,
    segmentReasons: reasons,
    mediaType,
    warnings: [...parsed.warnings, ...warnings],
    findable: findableIn(sourceText.text, sourceText.blocks),
  };
}

/** How every PDF begins, whatever it is called. */
const isPdf = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-";

/** `pdf` of `Report.PDF`; null when a name has none. */
export const extensionOf = (name: string) => /\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1]?.toLowerCase() ?? null;

function kindOf({ name, mediaType }: Readonly<{ name: string; mediaType?: string }>): Kind {
  const extension = extensionOf(name);
  const type = mediaType?.split(";", 1)[0]?.trim().toLowerCase();
  const byName = kinds.find((kind) => extension !== null && fileEndings[kind.mediaType]?.includes(extension));
  const kind = byName ?? kinds.find((known) => known.mediaType === type);
  if (kind) return kind;
  const isUnnamed = extension === null && (!type || type === "application/octet-stream");
  if (isUnnamed) return plainText;
  const advice =
    "Plain text (.txt), Markdown (.md), HTML (.html), PDF, Word (.docx), mails (.eml), tables (.csv, .tsv, .jsonl) and " +
    "archives (.zip) of these can be read; save it as one of them.";
  throw new Problem("invalid", `“${name}” is of a kind that cannot be read. ${advice}`);
}
