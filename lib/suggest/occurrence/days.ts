import type { Occurrence } from "@/lib/domain/claim";
import type { Published } from "@/lib/domain/source";

/** The days that words can mean, first to last, with what they are known to. */
export type Days = Pick<Occurrence, "from" | "to" | "precision">;

/** The day a text counts from. `isDay`: it is known, so that "Tuesday" and "yesterday" are days. */
export type Reference = Readonly<{ instant: Date; isDay: boolean; isKnown: boolean }>;

type Named = Readonly<{ year: number; month: number; day: number }>;
type Kind = Readonly<
  | { kind: "weekday" | "weekend"; weekday: number; isForward: boolean }
  | { kind: "week" | "month" | "year" | "date" | "full-month" | "named-month" }
  | { kind: "day"; isNamed: boolean }
>;

const DAY_MS = 86_400_000;

/** Noon, so that no hour added moves it to another day; of a month or year, its last day. */
export function referenceOf(published: Published | null): Reference {
  const [year = 2000, month = 12, day] = (published?.date ?? "").split("-").filter(Boolean).map(Number);
  const at = day === undefined ? Date.UTC(year, month, 0, 12) : Date.UTC(year, month - 1, day, 12);
  const isDay = published?.precision === "day" && !Number.isNaN(at);
  return { instant: new Date(Number.isNaN(at) ? 0 : at), isDay, isKnown: published !== null };
}

/** Past by default: what would lie after the reference is the one before it. */
export function spreadOf(kind: Kind, named: Named, reference: Reference): Days {
  const unknown: Days = { from: null, to: null, precision: "unknown" };
  const at = utc(named);
  switch (kind.kind) {
    case "date":
      return days(at, at, "day");
    case "full-month":
      return monthFrom(named.year, named.month);
    case "day":
      if (kind.isNamed) return reference.isKnown ? lastDate(named, reference) : unknown;
      return reference.isDay ? days(at, at, "day") : unknown;
    case "named-month":
      return reference.isKnown ? lastMonth(named, reference) : unknown;
    case "weekday":
    case "weekend":
      return reference.isDay ? lastWeekday(kind, reference) : unknown;
    case "week":
      return reference.isDay ? weekOf(at) : unknown;
    case "month":
      return reference.isDay ? monthFrom(named.year, named.month) : unknown;
    case "year":
      return reference.isKnown
        ? { from: `${named.year}-01-01`, to: `${named.year}-12-31`, precision: "year" }
        : unknown;
  }
}

const utc = ({ year, month, day }: Named) => Date.UTC(year, month - 1, day, 12);
const iso = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
const days = (from: number, to: number, precision: Days["precision"]): Days => ({
  from: iso(from),
  to: iso(to),
  precision,
});

function lastDate(named: Named, { instant }: Reference): Days {
  const year = instant.getUTCFullYear();
  const own = utc({ ...named, year });
  const at = own <= instant.getTime() ? own : utc({ ...named, year: year - 1 });
  return days(at, at, "day");
}

function lastMonth({ month }: Named, { instant }: Reference): Days {
  const isPast = month <= instant.getUTCMonth() + 1;
  return monthFrom(instant.getUTCFullYear() - (isPast ? 0 : 1), month);
}

function monthFrom(year: number, month: number): Days {
  return days(Date.UTC(year, month - 1, 1, 12), Date.UTC(year, month, 0, 12), "month");
}

/** The day itself when the text was published on such a day. A weekend that is under way ends with the text. */
function lastWeekday(
  kind: Readonly<{ kind: string; weekday: number; isForward: boolean }>,
  { instant }: Reference,
): Days {
  const weekday = kind.kind === "weekend" ? 6 : kind.weekday;
  const back = (instant.getUTCDay() - weekday + 7) % 7;
  const at = instant.getTime() + (kind.isForward ? (7 - back) * DAY_MS : -back * DAY_MS);
  return days(at, kind.kind === "weekend" ? at + DAY_MS : at, "day");
}

/** Monday to Sunday. */
function weekOf(at: number): Days {
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS;
  return days(monday, monday + 6 * DAY_MS, "week");
}
