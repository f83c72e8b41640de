import type { ClaimType, Occurrence } from "@/lib/domain/claim";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { daysOf, daysOfPublished } from "@/lib/timeline/days";

/**
 * The timeline sets what each source says happened beside when that source was published. Days are drawn as exactly
 * as they are known; the words of the source stand unchanged, and no calendar or time zone is converted.
 */

/** A claim about something that happened, as one source makes it. */
export type Happening = Readonly<{
  view: ClaimView;
  source: SourceSummary;
  /** Where the source says it. */
  passage: Passage;
  occurred: Occurrence;
}>;

/** From the first to the last day, both included. An open end reaches to the edge of what is drawn. */
export type Stretch = Readonly<{
  first: number;
  last: number;
  isSoft: boolean;
  isOpenStart: boolean;
  isOpenEnd: boolean;
}>;

export type DatedHappening = Happening & Readonly<{ stretch: Stretch }>;

export type Publication = Readonly<{ first: number; last: number; isInferred: boolean }>;

/** One source: what it tells, in the order of days, and when it came out. */
export type TimelineLane = Readonly<{
  source: SourceSummary;
  published: Publication | null;
  dated: readonly DatedHappening[];
  /** Said to have happened at no day that is known: listed in the source's own words. */
  undated: readonly Happening[];
}>;

export type Timeline = Readonly<{
  lanes: readonly TimelineLane[];
  /** The days that are drawn, with a little air; null when nothing has a date. */
  axis: Readonly<{ first: number; last: number }> | null;
  /** Claims of the sources shown that say nothing of when. */
  timeless: number;
}>;

/** What is shown: claims of one type or of all, and which sources by their numbers are not. */
type TimelineFilter = Readonly<{ type: ClaimType | null; hidden: readonly number[] }>;

/** Days before the first and after the last thing. */
const AIR = 1;

/** Everything that is said to have happened, a lane for each source. O(appearances, sorted). */
export function timelineOf(desk: Desk, { type, hidden }: TimelineFilter): Timeline {
  const sources = Object.values(desk.sources)
    .filter(({ number }) => !hidden.includes(number))
    .sort((one, other) => one.number - other.number);
  const told = new Map<string, Happening[]>(sources.map(({ id }) => [id, []]));
  let timeless = 0;
  for (const view of claimViews(desk)) {
    if (view.state === "withdrawn" || (type !== null && view.claim.type !== type)) continue;
    const { occurred } = view.claim;
    const appearances = onceASource(view).filter(({ source }) => told.has(source.id));
    if (!occurred) timeless += appearances.length > 0 ? 1 : 0;
    else for (const { source, passage } of appearances) told.get(source.id)?.push({ view, source, passage, occurred });
  }
  const axis = axisOf([...told.values()].flat(), sources);
  const lanes = sources.map((source): TimelineLane => {
    const happenings = told.get(source.id) ?? [];
    const days = source.published && daysOfPublished(source.published.date);
    return {
      source,
      published: days && source.published ? { ...days, isInferred: source.published.inferred } : null,
      dated: happenings.flatMap((happening) => dated(happening, axis)).sort(byDay),
      undated: happenings.filter(({ occurred }) => daysOf(occurred) === null),
    };
  });
  return { lanes, axis, timeless };
}

/** The first place in each source: one claim is drawn once in a lane. */
function onceASource({ appearances }: ClaimView): ClaimView["appearances"] {
  const seen = new Set<string>();
  return appearances.filter(({ source }) => !seen.has(source.id) && seen.add(source.id));
}

function axisOf(happenings: readonly Happening[], sources: readonly SourceSummary[]): Timeline["axis"] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const take = (day: number | null) => {
    if (day === null) return;
    first = Math.min(first, day);
    last = Math.max(last, day);
  };
  for (const days of [
    ...happenings.map(({ occurred }) => daysOf(occurred)),
    ...sources.map(({ published }) => published && daysOfPublished(published.date)),
  ]) {
    take(days?.first ?? null);
    take(days?.last ?? null);
  }
  return Number.isFinite(first) ? { first: first - AIR, last: last + AIR } : null;
}

function dated(happening: Happening, axis: Timeline["axis"]): DatedHappening[] {
  const days = daysOf(happening.occurred);
  if (!days || !axis) return [];
  const stretch = {
    first: days.first ?? axis.first,
    last: days.last ?? axis.last,
    isSoft: days.isSoft,
    isOpenStart: days.first === null,
    isOpenEnd: days.last === null,
  };
  return [{ ...happening, stretch }];
}

function byDay(one: DatedHappening, other: DatedHappening): number {
  return (
    one.stretch.first - other.stretch.first ||
    one.stretch.last - other.stretch.last ||
    one.view.claim.number - other.view.claim.number
  );
}
