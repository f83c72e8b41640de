import { fullDates, isTime } from "./dates";

/** What a line at the head of an article says of who wrote it and where it appeared. */
export type Byline = Readonly<{ author: string | null; outlet: string | null }>;

/** Code units of a line that are looked at: a byline is at its front. */
const lookedAt = 200;
/** A line longer than this is a byline only when dashes set its names apart from the prose. */
const shortLine = 120;
const longestName = 60;
const mostWords = 6;

const separator = /\s+[–—|·-]\s+|\s*<\/?\w+>\s*/;
const particles = new Set([
  "al",
  "and",
  "bin",
  "da",
  "de",
  "del",
  "der",
  "di",
  "du",
  "el",
  "et",
  "la",
  "le",
  "van",
  "von",
  "y",
]);

/**
 * Reads "By Author – outlet – May 30, 2017 – text", "By Author, Outlet" and the same with literal tags
 * around the names. `null` when the line does not begin so, or when what follows "By" is prose.
 */
export function readByline(line: string): Byline | null {
  const start = /^by(?::|(?=[\s<]))[\s\u00a0]*/i.exec(line);
  if (!start) return null;
  const pieces = line
    .slice(start[0].length, lookedAt)
    .split(separator)
    .map((piece) => withoutDate(piece))
    .filter((piece) => piece !== "");
  const [first, ...others] = pieces;
  if (first === undefined || (line.length > shortLine && others.length === 0)) return null;
  const [author = "", ...rest] = first.split(/\s*,\s+/);
  if (!isPersonName(author)) return null;
  const outlet = [...rest, ...others].find((piece) => isShortName(piece)) ?? null;
  return { author, outlet };
}

export function isByline(line: string): boolean {
  return readByline(line) !== null;
}

/**
 * The outlet that opens an article: "Outlet – text", or the agency of "PLACE (Agency) – text". Long
 * words in capitals are a place. A place in small letters cannot be told from an outlet, so what this
 * returns is to be shown as a guess.
 */
export function readOpening(line: string): string | null {
  const agency = /^\p{Lu}[^()]{1,40}\(([^()]{2,30})\)\s+[–—-]\s+\S/u.exec(line)?.[1];
  if (agency !== undefined) return agency;
  const name = /^(\S.{0,38}?\S)\s+[–—-]\s+(?=.{40})/u.exec(line)?.[1];
  if (name === undefined || !isCapitalised(name) || name.split(/\s+/).length > 4) return null;
  return isTime(name) || /^by\s/i.test(name) || /\p{Lu}{6}/u.test(name) ? null : name;
}

function withoutDate(piece: string): string {
  const [found] = fullDates(piece, null);
  const rest = found ? piece.slice(0, found.index) + piece.slice(found.index + found.text.length) : piece;
  return rest.replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, "");
}

function isShortName(piece: string): boolean {
  const isProse = piece.length > longestName || piece.split(/\s+/).length > mostWords || /[.!?;:]$/.test(piece);
  return !isProse && /^[\p{L}\p{N}]/u.test(piece) && /\p{L}/u.test(piece) && !isTime(piece);
}

function isPersonName(piece: string): boolean {
  return isShortName(piece) && isCapitalised(piece);
}

function isCapitalised(piece: string): boolean {
  return piece.split(/[\s-]+/).every((word) => particles.has(word) || /^[^\p{L}]*[\p{Lu}\p{Lt}\p{Lo}]/u.test(word));
}
