import { detect } from "tinyld";
import type { Direction, Published } from "@/lib/domain/source";
import { type Byline, isByline, readByline, readOpening } from "./byline";
import { type FullDate, fullDates, primaryLanguage } from "./dates";
import { oneLine } from "./one-line";

/** Bylines stand this near to the top, dates a little further down, counted in blocks. */
const bylineLines = 6;
const openingLines = 2;
const dateLines = 15;
/** Code units of a line in which a date is looked for. */
const lineLookedAt = 300;
/** A line with a date and hardly anything else, in code units and words. */
const longestDateLine = 80;
const wordsBesideDate = 5;

/** Of a title made of a text's first words, in code units. */
const longestTitle = 80;

/** Stops at the last it needs, where counting them would read on. */
const enoughLetters = /^(?:\P{L}*\p{L}){40}/u;
const charactersForLanguage = 5_000;
/** Ahead by so many characters of the text, a language is not caught up with in practice, and asking on is slow. */
const decisiveLead = 500;
const rightToLeft = new Set(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

/** The author and outlet that the first lines name. `lines` are blocks' texts without the title. */
export function guessByline(lines: readonly string[]): Byline {
  const bylines = lines.slice(0, bylineLines).map(readByline);
  const byline = bylines.find((found) => found !== null) ?? { author: null, outlet: null };
  if (byline.outlet !== null) return byline;
  const openings = lines.slice(0, openingLines).map(readOpening);
  return { ...byline, outlet: openings.find((found) => found !== null) ?? null };
}

/**
 * The day of publication: a full date in a byline, or alone on a line, is taken as said; any other
 * full date near the top is only inferred, as is one whose day and month could change places.
 */
export function guessPublished(lines: readonly string[], language: string | null): Published | null {
  const dated = lines.slice(0, dateLines).flatMap((line) => {
    const [found] = fullDates(line.slice(0, lineLookedAt), language);
    return found ? [{ found, said: isByline(line) || isDateLine(line, found) }] : [];
  });
  const best = dated.find(({ said }) => said) ?? dated[0];
  if (!best) return null;
  return { date: best.found.date, precision: "day", inferred: !best.said || best.found.ambiguous };
}

/**
 * The language, as BCP 47. `null` under 40 letters: too few to tell. Looks at the first 5 000
 * characters in pieces, which vote: one foreign word can sway the detector for all it is given at once.
 */
export function guessLanguage(text: string): string | null {
  const start = text.slice(0, charactersForLanguage);
  if (!enoughLetters.test(start)) return null;
  if (isPlainEnglish(start)) return "en";
  const votes = new Map<string, number>();
  for (const [piece] of start.matchAll(votingPieces)) {
    const language = detect(piece);
    if (language) votes.set(language, (votes.get(language) ?? 0) + piece.length);
    const [first = 0, second = 0] = [...votes.values()].sort((one, other) => other - one);
    if (first - second >= decisiveLead) break;
  }
  const [winner] = [...votes].sort(([, left], [, right]) => right - left);
  return winner?.[0] ?? null;
}
/** Asking the detector takes as long as all else that is done with an article, and most are in English. */
const englishWords = /\b(?:the|of|and|to|that|was|for|is|on|with|as|by|at|from|it|had|were|said|not|have)\b/gi;
const englishLookedAt = 1_000;

/** Every fifth word is one of the small words of English, and some are "the", which no other language has. */
function isPlainEnglish(start: string): boolean {
  const looked = start.slice(0, englishLookedAt);
  const words = looked.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  const small = looked.match(englishWords) ?? [];
  const articles = small.filter((word) => word.toLowerCase() === "the").length;
  return words >= 40 && small.length >= words / 5 && articles >= words / 40;
}

/** Whole words, together at most 200 characters, or 200 characters without a space. */
const votingPieces = /\S[\s\S]{0,198}(?=\s|$)|[\s\S]{1,200}/g;

/** Right to left when the language is, or when most letters are. Looks at the first 5 000 characters. */
export function guessDirection(text: string, language: string | null): Direction {
  if (rightToLeft.has(primaryLanguage(language))) return "rtl";
  const start = text.slice(0, charactersForLanguage);
  const strong = start.match(/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  if (strong === 0) return "ltr";
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  return strong * 2 > letters ? "rtl" : "ltr";
}

/** The last resort: `border-strike.html` gives "border strike". */
export function titleFromFileName(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? "";
  const words = name.replace(/(?<=.)\.[a-z][a-z0-9]{0,9}$/i, "").replace(/[-_\s]+/g, " ");
  return words.trim() || "Untitled";
}

/** Whether a file name says anything to a reader: `border-strike.html` does, `001_46bc68fc.txt` does not. */
export function hasWords(fileName: string): boolean {
  return /(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/u.test(titleFromFileName(fileName));
}

/** The first sentence, or as many whole words as a title may have; `null` when there are none. */
export function titleFromWords(line: string): string | null {
  const [sentence = ""] = line.split(/(?<=[.!?])\s/u, 1);
  const clean = oneLine(sentence);
  if (clean === null || clean.length <= longestTitle) return clean;
  return `${clean.slice(0, longestTitle).replace(/\s+\S*$/u, "")}…`;
}

function isDateLine(line: string, found: FullDate): boolean {
  const words = line.replace(found.text, " ").match(/\p{L}+/gu)?.length ?? 0;
  return line.length <= longestDateLine && words <= wordsBesideDate && !/[.!?]$/.test(line);
}
