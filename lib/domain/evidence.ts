import { z } from "zod";
import { NOTE_CODE_UNITS, words } from "@/lib/domain/claim";
import { type ClaimId, type EvidenceLinkId, id, type PassageId, type ReviewerId } from "@/lib/domain/ids";
import { passageInput } from "@/lib/domain/passage";

/**
 * An evidence link says how a passage bears on a claim. Nobody states the same twice for the same
 * aspect; a link is retracted, never deleted, since a report may have relied on it.
 */

export const relations = ["corroborates", "contradicts", "qualifies"] as const;
export type Relation = (typeof relations)[number];

/** Drawn beside every relation, so that colour never carries it alone. */
export const relationMarks: Readonly<Record<Relation, string>> = {
  corroborates: "▲",
  contradicts: "▼",
  qualifies: "◆",
};

/** What a reviewer thinks of two passages: is it the same event, is the witness independent. */
export const judgements = ["yes", "no", "not-judged"] as const;
export type Judgement = (typeof judgements)[number];

export type EvidenceLink = Readonly<{
  id: EvidenceLinkId;
  claimId: ClaimId;
  passageId: PassageId;
  relation: Relation;
  /** Which side of the claim it bears on ("number of tanks"); empty for the whole. */
  aspect: string;
  reason: string;
  sameEvent: Judgement;
  independent: Judgement;
  linkedBy: ReviewerId;
  linkedAtMs: number;
  retractedAtMs: number | null;
}>;

export const linkEvidenceInput = z.object({
  linkId: id("evl"),
  claimId: id("clm"),
  passage: passageInput,
  relation: z.enum(relations),
  aspect: words(200).default(""),
  reason: words(NOTE_CODE_UNITS).default(""),
  sameEvent: z.enum(judgements).default("not-judged"),
  independent: z.enum(judgements).default("not-judged"),
});
export const retractEvidenceInput = z.object({
  linkId: id("evl"),
  reason: words(NOTE_CODE_UNITS).pipe(z.string().min(1, "must not be empty")),
});
export const restoreEvidenceInput = z.object({ linkId: id("evl") });
