import type { Occurrence } from "@/lib/domain/claim";

/**
 * Days are counted from 1 January 1970, as whole numbers: a timeline knows no hours and no time zones, since what
 * a source calls "18 May" stays that, wherever it was written.
 */

const DAY_MS = 86_400_000;

/** The number of the day `2017-05-18`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The day with a number, as `2017-05-18`. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The first and the last day that something can mean; an open end is null. Softness says that it is not exact. */
export type Days = Readonly<{ first: number | null; last: number | null; isSoft: boolean }>;

/** The days of an occurrence, or null when it names none. A lone end is widened by the precision that was stated. */
export function daysOf({ from, to, precision }: Occurrence): Days | null {
  if (from === null && to === null) return null;
  const first = from === null ? null : dayNumber(from);
  const last = to === null ? null : dayNumber(to);
  const isSoft = precision !== "day";
  if (first !== null && last !== null) return { first, last, isSoft };
  if (precision === "unknown") return { first, last, isSoft };
  const [alone] = [first, last].filter((day) => day !== null);
  if (alone === undefined) return null;
  if (precision === "day") return { first: alone, last: alone, isSoft };
  if (precision === "week") return { first: first ?? alone - 6, last: last ?? alone + 6, isSoft };
  return { ...calendarStretch(dateOfDay(alone), precision), isSoft };
}

/** The whole month or year that a day lies in. */
function calendarStretch(date: string, precision: "month" | "year"): { first: number; last: number } {
  const [year = 1970, month = 1] = date.split("-").map(Number);
  if (precision === "year") return { first: utc(year, 1), last: utc(year + 1, 1) - 1 };
  return { first: utc(year, month), last: utc(year, month + 1) - 1 };
}

/** The days a publication date can mean: `2017-05-30`, `2017-05` or `2017`. Null when it is no date. */
export function daysOfPublished(date: string): { first: number; last: number } | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (!year) return null;
  if (day && month) return { first: dayNumber(date), last: dayNumber(date) };
  return month ? calendarStretch(`${year}-${month}-01`, "month") : calendarStretch(`${year}-01-01`, "year");
}

const utc = (year: number, month: number): number => Date.UTC(year, month - 1, 1) / DAY_MS;
