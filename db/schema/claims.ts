import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, unique, uniqueIndex } from "drizzle-orm/sqlite-core";
import { confidences, likelihoods, verdicts } from "../../lib/domain/assessment";
import { claimTypes, modalities } from "../../lib/domain/claim";
import { judgements, relations } from "../../lib/domain/evidence";
import type {
  AppearanceId,
  AssessmentId,
  ClaimId,
  CurationId,
  EvidenceLinkId,
  InvestigationId,
  PassageId,
  ReviewerId,
} from "../../lib/domain/ids";
import { investigations } from "./investigations";
import { reviewers } from "./people";
import { passages } from "./sources";

export const claims = sqliteTable(
  "claims",
  {
    id: text("id").$type<ClaimId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    number: integer("number").notNull(),
    wording: text("wording").notNull(),
    type: text("type", { enum: claimTypes }).notNull(),
    /** Canonical JSON of `Quantity[]`, `Occurrence | null`, `Attribution | null`. */
    quantities: text("quantities").notNull(),
    occurred: text("occurred"),
    place: text("place"),
    attribution: text("attribution"),
    modality: text("modality", { enum: modalities }).notNull(),
    recordedBy: text("recorded_by").$type<ReviewerId>().notNull(),
    recordedAtMs: integer("recorded_at_ms").notNull(),
    withdrawnAtMs: integer("withdrawn_at_ms"),
    changedSeq: integer("changed_seq").notNull(),
  },
  (t) => [
    unique("claims_in_investigation").on(t.id, t.investigationId),
    uniqueIndex("claims_one_number").on(t.investigationId, t.number),
    index("claims_withdrawn").on(t.investigationId, t.id).where(sql`${t.withdrawnAtMs} is not null`),
    foreignKey({ columns: [t.investigationId], foreignColumns: [investigations.id] }),
    foreignKey({ columns: [t.recordedBy], foreignColumns: [reviewers.id] }),
    check("claims_wording", sql`${t.wording} <> ''`),
  ],
);

/** A passage that makes a claim. Retracted, never deleted. */
export const appearances = sqliteTable(
  "appearances",
  {
    id: text("id").$type<AppearanceId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>().notNull(),
    passageId: text("passage_id").$type<PassageId>().notNull(),
    recordedBy: text("recorded_by").$type<ReviewerId>().notNull(),
    recordedAtMs: integer("recorded_at_ms").notNull(),
    retractedAtMs: integer("retracted_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({ columns: [t.passageId, t.investigationId], foreignColumns: [passages.id, passages.investigationId] }),
    foreignKey({ columns: [t.recordedBy], foreignColumns: [reviewers.id] }),
    index("appearances_by_claim").on(t.investigationId, t.claimId),
    index("appearances_on_passage").on(t.investigationId, t.passageId, t.claimId, t.retractedAtMs),
    uniqueIndex("appearances_one_standing").on(t.claimId, t.passageId).where(sql`${t.retractedAtMs} is null`),
  ],
);

/** One reviewer's statement that a passage bears on a claim. Retracted, never deleted. */
export const evidenceLinks = sqliteTable(
  "evidence_links",
  {
    id: text("id").$type<EvidenceLinkId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>().notNull(),
    passageId: text("passage_id").$type<PassageId>().notNull(),
    relation: text("relation", { enum: relations }).notNull(),
    aspect: text("aspect").notNull(),
    reason: text("reason").notNull(),
    sameEvent: text("same_event", { enum: judgements }).notNull(),
    independent: text("independent", { enum: judgements }).notNull(),
    linkedBy: text("linked_by").$type<ReviewerId>().notNull(),
    linkedAtMs: integer("linked_at_ms").notNull(),
    retractedAtMs: integer("retracted_at_ms"),
  },
  (t) => [
    // Composite keys: a claim and a passage of two investigations cannot be linked at all.
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({ columns: [t.passageId, t.investigationId], foreignColumns: [passages.id, passages.investigationId] }),
    foreignKey({ columns: [t.linkedBy], foreignColumns: [reviewers.id] }),
    uniqueIndex("evidence_links_in_investigation").on(t.id, t.investigationId),
    index("evidence_links_by_claim").on(t.investigationId, t.claimId),
    index("evidence_links_on_passage").on(t.investigationId, t.passageId, t.claimId, t.relation, t.retractedAtMs),
    uniqueIndex("evidence_links_one_standing")
      .on(t.claimId, t.passageId, t.aspect, t.linkedBy)
      .where(sql`${t.retractedAtMs} is null`),
    check("evidence_links_relation", sql`${t.relation} in ('corroborates', 'contradicts', 'qualifies')`),
  ],
);

/** One reviewer's judgement. Never edited: a later one supersedes it. */
export const assessments = sqliteTable(
  "assessments",
  {
    id: text("id").$type<AssessmentId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>().notNull(),
    reviewerId: text("reviewer_id").$type<ReviewerId>().notNull(),
    verdict: text("verdict", { enum: verdicts }).notNull(),
    credibility: integer("credibility"),
    likelihood: text("likelihood", { enum: likelihoods }),
    confidence: text("confidence", { enum: confidences }).notNull(),
    rationale: text("rationale").notNull(),
    assessedAtMs: integer("assessed_at_ms").notNull(),
    retractedAtMs: integer("retracted_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({ columns: [t.reviewerId], foreignColumns: [reviewers.id] }),
    index("assessments_by_claim").on(t.investigationId, t.claimId),
    check("assessments_credibility", sql`${t.credibility} between 1 and 6`),
  ],
);

/** A verdict that settles a claim, with what was held against it. */
export const curations = sqliteTable(
  "curations",
  {
    id: text("id").$type<CurationId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    claimId: text("claim_id").$type<ClaimId>().notNull(),
    verdict: text("verdict", { enum: verdicts }).notNull(),
    rationale: text("rationale").notNull(),
    dissent: text("dissent").notNull(),
    curatedBy: text("curated_by").$type<ReviewerId>().notNull(),
    curatedAtMs: integer("curated_at_ms").notNull(),
    retractedAtMs: integer("retracted_at_ms"),
  },
  (t) => [
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({ columns: [t.curatedBy], foreignColumns: [reviewers.id] }),
    index("curations_by_claim").on(t.investigationId, t.claimId),
    check("curations_rationale", sql`${t.rationale} <> ''`),
  ],
);
