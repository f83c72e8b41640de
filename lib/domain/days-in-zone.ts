/** Days as people in a time zone count them, in the milliseconds that are stored. */

const DAY_MS = 24 * 60 * 60_000;
/** A zone's clock may have moved between the guess and the answer: the second look is from there. */
const LOOKS = 2;

/** Whether it is the name of a time zone that this machine knows: "Europe/Berlin", "UTC". */
export function isZone(zone: string): boolean {
  if (zone === "") return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // The one way that `Intl` has of saying no.
  }
}

/** The first millisecond of a day such as 2017-05-18 in a zone. Null for what is no day. */
export function dayStartMs(day: string, zone: string): number | null {
  const utcMs = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(utcMs)) return null;
  let startMs = utcMs;
  for (let look = 0; look < LOOKS; look += 1) startMs = utcMs - offsetMs(startMs, zone);
  return startMs;
}

/** The first millisecond after a day. */
export function dayEndMs(day: string, zone: string): number | null {
  const startMs = dayStartMs(day, "UTC");
  return startMs === null ? null : dayStartMs(new Date(startMs + DAY_MS).toISOString().slice(0, 10), zone);
}

/** How far a zone's clock is ahead of UTC at a moment. */
function offsetMs(atMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = clockIn(atMs, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1_000) * 1_000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock of a zone show, as numbers. */
export function clockIn(atMs: number, zone: string) {
  let format = formats.get(zone);
  if (!format) {
    const numbers = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const clock = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en", { timeZone: zone, ...numbers, ...clock });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}
