import { ar, de, en, es, fr, it, ja, nl, pt, ru, uk } from "chrono-node";
import type { DatePrecision } from "@/lib/domain/source";

/** A day that a text names in full. `ambiguous` when day and month could be read the other way round. */
export type FullDate = Readonly<{ date: string; text: string; index: number; ambiguous: boolean }>;

const parsers = new Map([
  ["ar", ar.strict],
  ["de", de.strict],
  ["es", es.strict],
  ["fr", fr.strict],
  ["it", it.strict],
  ["ja", ja.strict],
  ["nl", nl.strict],
  ["pt", pt.strict],
  ["ru", ru.strict],
  ["uk", uk.strict],
]);

const yearInDigits = /\p{Nd}{4}/u;

/** Any fixed day will do: only dates that need no reference are kept. */
const noReference = new Date(0);

/**
 * The days that `text` names with day, month and year, in order; of a range, the first day. "18 May"
 * and "last Tuesday" are left out, because completing them would need to know when the text was
 * written. English is always understood, the text's own language (BCP 47) where there is a grammar for it.
 */
export function fullDates(text: string, language: string | null): FullDate[] {
  if (!yearInDigits.test(text)) return []; // Most lines: the grammars take a hundred times as long to find nothing.
  const own = parsers.get(primaryLanguage(language));
  for (const parser of own ? [own, en.strict] : [en.strict]) {
    const found = parser.parse(text, noReference).flatMap(({ start, text: written, index }): FullDate[] => {
      const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
      const isFull = start.isCertain("year") && start.isCertain("month") && start.isCertain("day");
      const known = isFull && year !== null && month !== null && day !== null;
      const date = known ? calendarDate([year, month, day].map(padded).join("-")) : null;
      // "Three weeks ago" is certain too, counted from the reference; only a year in writing is one.
      if (date?.precision !== "day" || !digitsOf(written).includes(date.date.slice(0, 4))) return [];
      return [{ date: date.date, text: written, index, ambiguous: isAmbiguous(written) }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether all of `text` is an expression of time, as "Monday" or "30 May" is. */
export function isTime(text: string): boolean {
  return en.casual.parse(text, noReference).some((found) => found.text.length === text.length);
}

/**
 * An ISO 8601 date as published dates are kept: to the day, the month or the year. A time after the day
 * is dropped and not converted: the day is the one the publisher wrote. `null` when the calendar has no such day.
 */
export function calendarDate(text: string): Readonly<{ date: string; precision: DatePrecision }> | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T\s].*)?)?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return { date: year, precision: "year" };
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { date: `${year}-${month}`, precision: "month" };
  const date = `${year}-${month}-${day}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? { date, precision: "day" } : null;
}

/** The language without region or script: `en` of `en-GB`. */
export function primaryLanguage(language: string | null): string {
  return (language ?? "").split("-", 1)[0]?.toLowerCase() ?? "";
}

/** With Arabic and Persian digits as ASCII ones. */
function digitsOf(written: string): string {
  return written.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function padded(part: number, index: number): string {
  return String(part).padStart(index === 0 ? 4 : 2, "0");
}

function isAmbiguous(written: string): boolean {
  const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(written) ?? [];
  return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && first !== second;
}
