import { z } from "zod";
import { id, type PassageId, type SourceId, type SourceVersionId } from "@/lib/domain/ids";
import type { Span } from "@/lib/text/span";

/** A passage is a span somebody pointed at, with what is needed to find it again. */

export const anchoringStatuses = ["anchored", "moved", "changed", "ambiguous", "orphaned"] as const;
export type AnchoringStatus = (typeof anchoringStatuses)[number];

/** What a new version offers for a passage that cannot follow on its own: no place, one, or several as good as each other. */
type Offered = Readonly<{ versionId: SourceVersionId; places: readonly OfferedPlace[] }>;
export type OfferedPlace = Span & Readonly<{ exact: string }>;

/**
 * `text.slice(start, end) === exact` in its version's text. When its source has a new version, a passage whose words
 * stand there still goes along; any other stays in the version it stands in, `awaits` a person, and its `anchoring` says
 * what became of it.
 */
export type Passage = Readonly<{
  id: PassageId;
  sourceId: SourceId;
  versionId: SourceVersionId;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  anchoring: AnchoringStatus;
  /** Where it stood in the version before the one it stands in; absent where it was pointed at in this one. */
  from?: Span & Readonly<{ versionId: SourceVersionId }>;
  /** The version in which somebody last looked at it; absent when it is the one it stands in. */
  checkedIn?: SourceVersionId;
  awaits?: Offered;
  /** The version as of which it no longer stands: somebody looked, and retired it. */
  retiredIn?: SourceVersionId;
}>;

/** Where a passage stands, stood, or would stand, in one version; null where it does not. */
export function placeIn(passage: Passage, versionId: SourceVersionId): Span | null {
  const { from, awaits } = passage;
  if (passage.versionId === versionId) return { start: passage.start, end: passage.end };
  if (from?.versionId === versionId) return { start: from.start, end: from.end };
  const [place, another] = awaits?.versionId === versionId ? awaits.places : [];
  return place && !another ? { start: place.start, end: place.end } : null;
}

export const PASSAGE_CODE_UNITS = 20_000;

/**
 * A passage as a command names it: one that exists, or a new one with the quote the sender saw.
 * The quote is compared with the version's text, so that a passage can never say what the source does not.
 */
export const passageInput = z.union([
  z.object({ passageId: id("psg") }).strict(),
  z
    .object({
      newPassageId: id("psg"),
      versionId: id("ver"),
      start: z.int().nonnegative(),
      end: z.int().positive(),
      exact: z.string().min(1).max(PASSAGE_CODE_UNITS),
    })
    .strict(),
]);
export type PassageInput = z.infer<typeof passageInput>;
