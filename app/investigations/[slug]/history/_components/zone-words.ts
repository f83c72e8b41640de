import { useSyncExternalStore } from "react";
import { clockIn } from "@/lib/domain/days-in-zone";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const two = (number: number) => String(number).padStart(2, "0");

/** "22 Nov 2026", as a zone's calendar has it. */
export function dayIn(atMs: number, zone: string): string {
  const { year, month, day } = clockIn(atMs, zone);
  return `${day} ${months[month - 1]} ${year}`;
}

/** "14:05". */
export function clockTimeIn(atMs: number, zone: string): string {
  const { hour, minute } = clockIn(atMs, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** "22 Nov 2026, 14:05 (Europe/Berlin)". */
export function momentIn(atMs: number, zone: string): string {
  return `${dayIn(atMs, zone)}, ${clockTimeIn(atMs, zone)} (${zone})`;
}

const never = () => () => {};
const zoneHere = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's time zone; UTC until the browser has said it, since the server cannot know. */
export function useZone(): string {
  return useSyncExternalStore(never, zoneHere, () => "UTC");
}
