import { z } from "zod";
import { NOTE_CODE_UNITS, someWords } from "@/lib/domain/claim";
import { id, type SourceVersionId } from "@/lib/domain/ids";
import { PASSAGE_CODE_UNITS, type Passage } from "@/lib/domain/passage";
import type { Span } from "@/lib/text/span";

/**
 * A placement is what became of a passage in a later version of its source: what the alignment found, and what came of
 * that. `followed`: its words stand there still, and it went along. Else it is `waiting` until somebody takes the words
 * that are offered (`accepted`), chooses others (`reselected`) or says that it no longer stands (`retired`).
 * `superseded`: a later version came before anybody had looked.
 */
export const settlements = ["followed", "waiting", "accepted", "reselected", "retired", "superseded"] as const;
export type Settlement = (typeof settlements)[number];

/** `versionId` is the one in which it awaits a look, so that a look at an earlier one does not settle it. */
const awaiting = { passageId: id("psg"), versionId: id("ver") };

export const placePassageInput = z.object({
  ...awaiting,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  exact: z.string().min(1).max(PASSAGE_CODE_UNITS),
});
export const retirePassageInput = z.object({ ...awaiting, reason: someWords(NOTE_CODE_UNITS) });
/** Takes back that somebody placed or retired it: it awaits a look again. */
export const reopenPassageInput = z.object(awaiting);

type Place = Pick<Passage, "versionId" | "start" | "end" | "exact" | "prefix" | "suffix">;

/** A passage once somebody has placed it: they looked at it there. */
export function placedAt({ id: passageId, sourceId, versionId, start, end }: Passage, place: Place): Passage {
  return { id: passageId, sourceId, ...place, anchoring: "anchored", from: { versionId, start, end } };
}

/** Whether the words chosen are words that were offered. */
export function howPlaced({ awaits }: Passage, { start, end }: Span): "accepted" | "reselected" {
  return awaits?.places.some((place) => place.start === start && place.end === end) ? "accepted" : "reselected";
}

export function retiredAs({ awaits: _awaits, ...passage }: Passage, versionId: SourceVersionId): Passage {
  return { ...passage, retiredIn: versionId };
}
