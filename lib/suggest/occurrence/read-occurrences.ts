import { casual, type ParsedResult } from "chrono-node/en";
import type { Occurrence } from "@/lib/domain/claim";
import type { Published } from "@/lib/domain/source";
import type { Span } from "@/lib/text/span";
import { type Days, type Reference, referenceOf, spreadOf } from "./days";

/** When something is said to have happened, with the words that say so. */
type OccurrenceFound = Readonly<{ occurrence: Occurrence; span: Span }>;

/** A quote is shorter; of anything longer the beginning is read. */
const MOST_CODE_UNITS = 20_000;
const OCCURRENCE_CODE_UNITS = 200;

/**
 * The times that an English text names, in order, as days counted from when it was published: "on Tuesday"
 * is the last one before, "May 18" the last 18 May. The precision stays what the words give: a month is
 * not its first day. Without a publication day only full dates have days; the others keep their words.
 *
 * Numbers, clock times, durations ("for 3 days") and words that are months elsewhere ("may", "march on") are
 * passed over. English, by chrono-node; import it when it is needed, as it is heavy. Never throws.
 */
export function readOccurrences(text: string, published: Published | null): readonly OccurrenceFound[] {
  const read = text.slice(0, MOST_CODE_UNITS);
  const reference = referenceOf(published);
  const results = casual.parse(read, { instant: reference.instant, timezone: 0 }, { forwardDate: false });
  const found = results.filter((result) => !isFalse(read, result)).flatMap((result) => foundIn(result, reference));
  return [...found, ...years(read), ...vague(read)]
    .sort((one, other) => one.span.start - other.span.start || other.span.end - one.span.end)
    .filter(({ span }, at, all) => all.every((other, before) => before >= at || other.span.end <= span.start));
}

/** The one to fill in for a claim: the first that names days, else the first that was said at all. */
export function readOccurrence(text: string, published: Published | null): OccurrenceFound | null {
  const found = readOccurrences(text, published);
  return found.find(({ occurrence }) => occurrence.from !== null) ?? found[0] ?? null;
}

function foundIn(result: ParsedResult, reference: Reference): OccurrenceFound[] {
  const words = result.text.slice(0, OCCURRENCE_CODE_UNITS).replace(/[\s,;:.]+$/, "");
  const first = daysOf(result.start, words, reference);
  const last = result.end ? daysOf(result.end, words, reference) : first;
  if (first === null || last === null) return [];
  const isInOrder = first.from === null || last.to === null || first.from <= last.to;
  const span = { start: result.index, end: result.index + words.length };
  const days = isInOrder ? { from: first.from, to: last.to } : { from: first.from, to: first.to };
  return [{ occurrence: { text: words, ...days, precision: first.precision }, span }];
}

/** The days one end of an expression can mean; null when it names none, as a clock time does. */
function daysOf(end: ParsedResult["start"], words: string, reference: Reference): Days | null {
  const [year, month, day] = [end.get("year"), end.get("month"), end.get("day")];
  if (year === null || month === null || day === null) return null;
  if (/^\D{0,3}\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(words) && day <= 12 && month !== day) return unknownDays;
  const named = { year, month, day };
  const lower = words.toLowerCase();
  const weekday = end.get("weekday");
  const isForward = /\b(next|coming|tomorrow)\b/.test(lower);
  const has = (part: "year" | "month" | "day" | "weekday") => end.isCertain(part);
  if (has("weekday") && !has("day") && weekday !== null) {
    return spreadOf({ kind: /weekend/.test(lower) ? "weekend" : "weekday", weekday, isForward }, named, reference);
  }
  if (/\bweeks?\b/.test(lower)) return spreadOf({ kind: "week" }, named, reference);
  if (/\bmonths?\b/.test(lower)) return spreadOf({ kind: "month" }, named, reference);
  if (/\byears?\b/.test(lower)) return spreadOf({ kind: "year" }, named, reference);
  // "Yesterday" is certain of its year too: only a year in the words needs no day to count from.
  const isWritten = has("year") && lower.includes(String(year));
  if (has("day") && has("month"))
    return spreadOf({ kind: isWritten ? "date" : "day", isNamed: !has("year") }, named, reference);
  if (has("month")) return spreadOf({ kind: isWritten ? "full-month" : "named-month" }, named, reference);
  return null;
}

const unknownDays: Days = { from: null, to: null, precision: "unknown" };

/** Names of days and months that are words elsewhere. */
const ambiguous = /^(may|march|mar|sun|sat|wed|mon|dec|jan|second|august|jun|oct|sep|now)$/i;
const beforeMonth =
  /\b(in|of|since|until|till|during|by|before|after|from|late|early|mid|last|this|through|and|to)[\s-]+$/i;

/** "For 3 days", "in an hour", "over the last two weeks": how long, not when. */
const duration =
  /^(for|in|within|over|during|every|each)\s+(the\s+(last|past|next)\s+)?(an?\b|\d|\w+\s+(second|minute|hour|day|week|month|year)s?\b)/i;

/** A weekday that is named, and not one that chrono counted to. */
const isWeekday = (start: ParsedResult["start"]) => start.isCertain("weekday") && !start.isCertain("day");

/** What chrono takes for a time and a reader does not. */
function isFalse(text: string, { index, text: words, start }: ParsedResult): boolean {
  const bare = words.trim().replace(/[,.]$/, "");
  if (ambiguous.test(bare)) {
    const isName =
      /^[A-Z]/.test(bare) && bare.length > 2 && beforeMonth.test(text.slice(Math.max(0, index - 12), index));
    if (!isName || /^(second|now)$/i.test(bare)) return true;
  }
  // "Sat 4 tanks", "may 18": a month or day that begins with a small letter is a verb.
  if (/^(may|march|sun|sat|second)\b/.test(bare)) return true;
  // "Veterans Today", "the world of today".
  if (/^today$/i.test(bare) && /(\bof|\b[A-Z][\w’'-]*) $/.test(text.slice(Math.max(0, index - 30), index))) return true;
  if (duration.test(bare)) return !/^in\s+\w+\s+\d{4}$/i.test(bare) && !isWeekday(start);
  if (/\b(later|afterwards|before|after|earlier|from now)$/i.test(bare)) return true;
  if (/^\d+([/.:]\d+)?$/.test(bare) || /\b(seconds?|minutes?|hours?)\b/i.test(bare)) return true;
  return !(["day", "month", "year", "weekday"] as const).some((part) => start.isCertain(part)) && !/week/i.test(bare);
}

/** "In 2011", "since 2011": chrono leaves a bare year out, and rightly so without such a word. */
const yearWritten =
  /\b(?:in|since|during|of|until|before|after|late|early|mid)[ -]((?:19|20)\d{2})(?![\d.,]*\d|[-–/:]\d)/gi;

function years(text: string): OccurrenceFound[] {
  return [...text.matchAll(yearWritten)].map(({ 0: written, 1: year = "", index }) => {
    const start = index + written.length - year.length;
    const occurrence = { text: year, from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" as const };
    return { occurrence, span: { start, end: start + year.length } };
  });
}

/** Said of a time, but of none that can be counted: the words are kept. */
const vagueTime =
  /\b(?:(?:on )?(?:that|the same) day|(?:in )?(?:recent|the past|the last) (?:few )?(?:days|weeks|months|years))\b/gi;

function vague(text: string): OccurrenceFound[] {
  return [...text.matchAll(vagueTime)].map(({ 0: words, index }) => ({
    occurrence: { text: words, ...unknownDays },
    span: { start: index, end: index + words.length },
  }));
}
