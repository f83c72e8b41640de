import { z } from "zod";
import { id, type PassageId, type SourceId, type SourceVersionId } from "@/lib/domain/ids";

/** A passage is a span somebody pointed at, with what is needed to find it again. */

export const anchoringStatuses = ["anchored", "moved", "changed", "ambiguous", "orphaned"] as const;
export type AnchoringStatus = (typeof anchoringStatuses)[number];

/** `text.slice(start, end) === exact` in its version's text, for an anchored one. */
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
}>;

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
