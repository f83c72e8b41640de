import { sql } from "drizzle-orm";
import {
  blob,
  check,
  foreignKey,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { ClaimId, InvestigationId, JointTextId, ReportId, ReviewerId } from "../../lib/domain/ids";
import { claims } from "./claims";
import { reviewers } from "./people";
import { reports } from "./reports";

/** What several people write at once. `state` is a Yjs state that has every update up to `stateSeq`. */
export const jointTexts = sqliteTable(
  "joint_texts",
  {
    id: text("id").$type<JointTextId>().primaryKey(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    kind: text("kind", { enum: ["rationale", "report"] }).notNull(),
    claimId: text("claim_id").$type<ClaimId>(),
    reportId: text("report_id").$type<ReportId>(),
    state: blob("state", { mode: "buffer" }).notNull(),
    stateSeq: integer("state_seq").notNull(),
    /** Who wrote what the state has: canonical JSON of `ReviewerId[]`. */
    writtenBy: text("written_by").notNull(),
  },
  (t) => [
    unique("joint_texts_in_investigation").on(t.id, t.investigationId),
    uniqueIndex("joint_texts_one_of_claim").on(t.investigationId, t.claimId),
    uniqueIndex("joint_texts_one_of_report").on(t.investigationId, t.reportId),
    foreignKey({ columns: [t.claimId, t.investigationId], foreignColumns: [claims.id, claims.investigationId] }),
    foreignKey({ columns: [t.reportId, t.investigationId], foreignColumns: [reports.id, reports.investigationId] }),
    check(
      "joint_texts_kind",
      sql`(${t.kind} = 'rationale' and ${t.claimId} is not null and ${t.reportId} is null)
        or (${t.kind} = 'report' and ${t.reportId} is not null and ${t.claimId} is null)`,
    ),
    check("joint_texts_state_seq", sql`${t.stateSeq} >= 0`),
  ],
);

/** What was typed since the state, in the order it was taken. Gone once the state has it. */
export const jointTextUpdates = sqliteTable(
  "joint_text_updates",
  {
    jointTextId: text("joint_text_id").$type<JointTextId>().notNull(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    seq: integer("seq").notNull(),
    update: blob("update", { mode: "buffer" }).notNull(),
    writtenBy: text("written_by").$type<ReviewerId>().notNull(),
    writtenAtMs: integer("written_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.jointTextId, t.seq] }),
    foreignKey({
      columns: [t.jointTextId, t.investigationId],
      foreignColumns: [jointTexts.id, jointTexts.investigationId],
    }),
    foreignKey({ columns: [t.writtenBy], foreignColumns: [reviewers.id] }),
  ],
);

/** The text as it stood at quiet moments; triggers refuse every update and delete. */
export const jointTextVersions = sqliteTable(
  "joint_text_versions",
  {
    jointTextId: text("joint_text_id").$type<JointTextId>().notNull(),
    investigationId: text("investigation_id").$type<InvestigationId>().notNull(),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    /** Canonical JSON of `ReviewerId[]`. */
    writtenBy: text("written_by").notNull(),
    keptAtMs: integer("kept_at_ms").notNull(),
    isSettled: integer("is_settled", { mode: "boolean" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.jointTextId, t.number] }),
    foreignKey({
      columns: [t.jointTextId, t.investigationId],
      foreignColumns: [jointTexts.id, jointTexts.investigationId],
    }),
    check("joint_text_versions_text", sql`${t.text} <> ''`),
    check("joint_text_versions_settled_boolean", sql`${t.isSettled} in (0, 1)`),
  ],
);
