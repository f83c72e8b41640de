import type { DatePrecision, Published } from "@/lib/domain/source";

/** A date as it is typed: a day, a month or a year, and so exactly. */

const precisions: readonly (readonly [RegExp, DatePrecision])[] = [
  [/^\d{4}-\d\d-\d\d$/, "day"],
  [/^\d{4}-\d\d$/, "month"],
  [/^\d{4}$/, "year"],
];

const precisionOf = (text: string) => precisions.find(([shape]) => shape.test(text))?.[1];

/** Whether it can be sent: a date, or nothing at all. Whether there is such a day, the server says. */
export const isPublished = (text: string) => text === "" || precisionOf(text) !== undefined;

export function publishedIn(text: string): Published | null {
  const precision = precisionOf(text);
  return precision ? { date: text, precision, inferred: false } : null;
}
