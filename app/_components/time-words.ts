/** Times in words. In UTC and without the machine's settings, so that server and browser say the same. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "22 Nov 2026". */
export function dayWords(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "14:05" in UTC. */
function clockWords(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 16);
}

/** "22 Nov 2026, 14:05 UTC". */
export function momentWords(atMs: number): string {
  return `${dayWords(atMs)}, ${clockWords(atMs)} UTC`;
}

/** "3 hours ago"; the day once it is a week past. Clocks differ, so a little in the future is "just now". */
export function agoWords(atMs: number, nowMs: number): string {
  const pastMs = nowMs - atMs;
  if (pastMs < MINUTE_MS) return "just now";
  if (pastMs < HOUR_MS) return counted(Math.floor(pastMs / MINUTE_MS), "minute");
  if (pastMs < DAY_MS) return counted(Math.floor(pastMs / HOUR_MS), "hour");
  if (pastMs < 7 * DAY_MS) return counted(Math.floor(pastMs / DAY_MS), "day");
  return dayWords(atMs);
}

/** "2 minutes", rounded up: for how long to wait. */
export function waitWords(lengthMs: number): string {
  if (lengthMs <= MINUTE_MS) return "a minute";
  if (lengthMs < HOUR_MS) return `${Math.ceil(lengthMs / MINUTE_MS)} minutes`;
  return lengthMs === HOUR_MS ? "an hour" : `${Math.ceil(lengthMs / HOUR_MS)} hours`;
}

/** "1 204": groups of three, set apart by a thin space that does not break. */
export function countWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

/** "1 source", "5 sources". */
export function countedWords(count: number, noun: string, plural = `${noun}s`): string {
  return `${countWords(count)} ${count === 1 ? noun : plural}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
