import { dateOfDay, dayNumber } from "@/lib/timeline/days";

/** How much room a day gets, and what is marked on the axis. */
export const scales = ["days", "weeks", "months", "years"] as const;
export type Scale = (typeof scales)[number];

export const pxPerDay: Readonly<Record<Scale, number>> = { days: 44, weeks: 12, months: 3, years: 0.25 };

/** What a screen shows without much scrolling, and what a browser still draws. */
const COMFORTABLE_PX = 1_400;
const MOST_PX = 24_000;

type Axis = Readonly<{ first: number; last: number }>;

const widthPx = ({ first, last }: Axis, scale: Scale) => (last - first + 1) * pxPerDay[scale];

/** The scales that suit so many days, the finest first; the coarsest always does. */
export function scalesFor(axis: Axis): readonly Scale[] {
  return scales.filter((scale) => scale === "years" || widthPx(axis, scale) <= MOST_PX);
}

/** The finest scale that fits about a screen. */
export function scaleFor(axis: Axis): Scale {
  return scales.find((scale) => widthPx(axis, scale) <= COMFORTABLE_PX) ?? "years";
}

/** A line on the axis with its words; `isMajor` where a month, or on coarse scales a year, begins. */
export type Tick = Readonly<{ day: number; words: string; isMajor: boolean }>;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The ticks of an axis, in order. The first one says its month, or its year, whatever day it is. */
export function ticksOf({ first, last }: Axis, scale: Scale): Tick[] {
  const ticks: Tick[] = [];
  for (let day = first; day <= last; day = nextTick(day, scale)) {
    if (!isTick(day, scale)) continue;
    ticks.push({ day, ...named(day, scale, ticks.length === 0) });
  }
  return ticks;
}

/** 1 January 1970 was a Thursday. */
const isMonday = (day: number) => (((day + 3) % 7) + 7) % 7 === 0;

function isTick(day: number, scale: Scale): boolean {
  if (scale === "days") return true;
  if (scale === "weeks") return isMonday(day);
  const date = dateOfDay(day);
  return scale === "months" ? date.endsWith("-01") : date.endsWith("-01-01");
}

function nextTick(day: number, scale: Scale): number {
  if (scale === "days") return day + 1;
  if (scale === "weeks") return isMonday(day) ? day + 7 : day + 1;
  const [year = 1970, month = 1] = dateOfDay(day).split("-").map(Number);
  if (scale === "years" || month === 12) return dayNumber(`${String(year + 1).padStart(4, "0")}-01-01`);
  return dayNumber(`${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-01`);
}

function named(day: number, scale: Scale, isFirst: boolean): Pick<Tick, "words" | "isMajor"> {
  const [year = 1970, month = 1, date = 1] = dateOfDay(day).split("-").map(Number);
  const name = months[month - 1] ?? "";
  if (scale === "years") return { words: String(year), isMajor: true };
  if (scale === "months") return { words: isFirst || month === 1 ? `${name} ${year}` : name, isMajor: month === 1 };
  const isMajor = date === 1 || isFirst;
  if (scale === "weeks") return { words: isFirst ? `${date} ${name} ${year}` : `${date} ${name}`, isMajor };
  return { words: isMajor ? `${date} ${name}` : String(date), isMajor };
}
