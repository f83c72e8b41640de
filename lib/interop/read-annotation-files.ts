import { type UnzipFileFilter, unzipSync } from "fflate";
import { isProblem, Problem } from "@/lib/errors";
import { type BratDocument, fromBrat } from "./from-brat";
import { fromHypothesis } from "./from-hypothesis";
import { fromWebAnnotations } from "./from-web-annotations";
import type { ImportFormat } from "./import-formats";
import { eachOnce, isThing, jsonIn, listedValues, type Reading } from "./incoming";

export type AnnotationFile = Readonly<{ name: string; bytes: Uint8Array }>;

/** More at a time are refused: together, and unpacked. */
export const MAX_ANNOTATION_BYTES = 25 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 4 * MAX_ANNOTATION_BYTES;

/**
 * Reads files of one format, the one given or the one they look like.
 *
 * @throws {Problem} `invalid`, naming the file; `too-large`.
 */
export function readAnnotationFiles(
  files: readonly AnnotationFile[],
  given: ImportFormat | null,
  sha256: (text: string) => string,
): Readonly<{ format: ImportFormat; reading: Reading }> {
  const weight = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (files.length === 0) throw new Problem("invalid", "Name a file of annotations.");
  if (weight > MAX_ANNOTATION_BYTES) throw new Problem("too-large", "That is over 25 MB. Import the files one by one.");
  const isBrat = files.some(({ name }) => /\.(ann|txt|conf|zip)$/i.test(name));
  if (given === "brat" || (given === null && isBrat)) {
    return { format: "brat", reading: fromBrat(bratDocuments(files), sha256) };
  }
  const read = files.map(({ name, bytes }) => within(name, () => jsonIn(textOf(bytes))));
  const format = given ?? (read.every(looksLikeHypothesis) ? "hypothesis" : "w3c");
  const reader = format === "hypothesis" ? fromHypothesis : fromWebAnnotations;
  const readings = read.map((json, n) => within(files[n]?.name ?? "", () => reader(json)));
  const annotations = readings.flatMap((reading) => reading.annotations);
  return {
    format,
    reading: eachOnce(
      annotations,
      readings.flatMap(({ listed }) => listed),
    ),
  };
}

function looksLikeHypothesis(json: unknown): boolean {
  const rows = isThing(json) ? (json["rows"] ?? json["annotations"]) : json;
  return listedValues(rows).some((row) => isThing(row) && "uri" in row);
}

/** Texts and annotations by the name they have in common. @throws {Problem} `invalid` for a zip that cannot be read. */
function bratDocuments(files: readonly AnnotationFile[]): readonly BratDocument[] {
  const parts = new Map<string, { text: string | null; annotations: string | null }>();
  for (const { name, bytes } of files.flatMap(unpacked)) {
    const [, kind] = /\.(ann|txt)$/i.exec(name) ?? [];
    if (kind === undefined) continue;
    const stem = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1, -1 - kind.length);
    const part = parts.get(stem) ?? { text: null, annotations: null };
    const text = within(name, () => textOf(bytes));
    parts.set(stem, kind.toLowerCase() === "ann" ? { ...part, annotations: text } : { ...part, text });
  }
  return [...parts].flatMap(([name, { text, annotations }]) =>
    annotations === null ? [] : [{ name, text, annotations }],
  );
}

function unpacked(file: AnnotationFile): readonly AnnotationFile[] {
  if (!/\.zip$/i.test(file.name)) return [file];
  let weight = 0;
  const isWanted: UnzipFileFilter = ({ name, originalSize }) => {
    if (!/\.(ann|txt)$/i.test(name)) return false;
    weight += originalSize;
    if (weight > MAX_UNPACKED_BYTES) throw new Problem("too-large", `${file.name} unpacks to over 100 MB. Cut it.`);
    return true;
  };
  return Object.entries(unzipped(file, isWanted)).map(([name, bytes]) => ({ name, bytes }));
}

function unzipped({ name, bytes }: AnnotationFile, filter: UnzipFileFilter) {
  try {
    return unzipSync(bytes, { filter });
  } catch (thrown) {
    if (isProblem(thrown)) throw thrown;
    throw new Problem("invalid", `${name} is not a zip that can be read.`, { cause: thrown });
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem("invalid", "The file is not text in UTF-8.", { cause });
  }
}

/** What is wrong with a file, with its name. */
function within<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    throw new Problem(thrown.code, `${name}: ${thrown.message}`, { cause: thrown });
  }
}
