import type { Occurrence } from "@/lib/domain/claim";
import type { Published } from "@/lib/domain/source";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * `2017-05-30` as "30 May 2017", `2017-05` as "May 2017"; anything else unchanged. Not by `Intl`:
 * a report must read the same wherever it was printed.
 */
export function dayInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (!year || !name) return date;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** A moment to the minute, in UTC: "30 May 2017, 14:05 UTC". */
export function momentInWords(atMs: number): string {
  const iso = new Date(atMs).toISOString();
  return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

/** When a source was published; "(inferred)" where nobody printed the date on it. */
export function publishedInWords(published: Published | null): string {
  if (!published) return "undated";
  return `${dayInWords(published.date)}${published.inferred ? " (inferred)" : ""}`;
}

/**
 * A whole month or year by its name, other days from the first to the last. Where only one end is known, nothing more
 * exact than was said: a month is not told as a day of it, and a day that begins something is not the day of it.
 */
function daysInWords({ from, to, precision }: Occurrence): string {
  const known = from ?? to;
  if (known === null) return "";
  const [month, year] = [known.slice(0, 7), known.slice(0, 4)];
  if (from === null || to === null) {
    if (precision === "month") return dayInWords(month);
    if (precision === "year") return year;
    return `${precision === "day" ? "" : from ? "from " : "until "}${dayInWords(known)}`;
  }
  if (from === to) return dayInWords(from);
  if (precision === "month" && to.startsWith(month)) return dayInWords(month);
  if (precision === "year" && to.startsWith(year)) return year;
  return `${dayInWords(from)} to ${dayInWords(to)}`;
}

/** When something is said to have happened: the words of the source, then the days they can mean. */
export function occurrenceInWords(occurrence: Occurrence): string {
  const { text } = occurrence;
  const days = daysInWords(occurrence);
  if (!text || text === days) return days;
  // "On 18 May 2017" says it already.
  const bare = /^(?:on|in|of|since|from|until|by) /i;
  if (days && text.replace(bare, "") === days.replace(bare, "")) return text;
  return days ? `${text} (${days})` : text;
}
