import { type ClaimType, claimTypes } from "@/lib/domain/claim";
import { type Scale, scales } from "@/lib/timeline/scale";

/** What somebody chose to see of the timeline; it is kept in the address. Without a scale, the days choose it. */
export type TimelineChoice = Readonly<{ type: ClaimType | null; hidden: readonly number[]; scale: Scale | null }>;

export const wholeTimeline: TimelineChoice = { type: null, hidden: [], scale: null };

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads a choice from the address; what it does not know, it passes over. */
export function timelineChoice({ type, hide, scale }: Params): TimelineChoice {
  return {
    type: claimTypes.find((known) => known === type) ?? null,
    hidden: typeof hide === "string" ? hide.split(".").map(Number).filter(Number.isInteger) : [],
    scale: scales.find((known) => known === scale) ?? null,
  };
}

/** The same choice as parameters; null where nothing was chosen. */
export function timelineParams({ type, hidden, scale }: TimelineChoice): Record<string, string | null> {
  return { type, hide: hidden.length > 0 ? hidden.join(".") : null, scale };
}
