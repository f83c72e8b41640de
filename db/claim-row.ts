import { z } from "zod";
import { canonicalJson } from "@/db/history";
import type { Tables } from "@/db/store";
import { attribution, type Claim, type ClaimFields, occurrence, quantity } from "@/lib/domain/claim";

const quantities = z.array(quantity);

/** A claim's fields as its row keeps them: what has structure is canonical JSON text. */
export function claimColumns({ quantities, occurred, attribution, ...plain }: ClaimFields) {
  return {
    ...plain,
    quantities: canonicalJson(quantities),
    occurred: occurred && canonicalJson(occurred),
    attribution: attribution && canonicalJson(attribution),
  };
}

/** What the event of a claim's `changedSeq` says. */
type LastChange = Readonly<Pick<Claim, "changedBy" | "changedAtMs" | "mergedInto">>;

/**
 * A claim as the model knows it; without its last event, changed by who recorded it. Throws for a row that no command
 * wrote. Field by field: leaving one out of a row takes as long as reading it, and a page may have thousands.
 */
export function claimOf(row: Tables["claims"]["$inferSelect"], changed: LastChange | null = null): Claim {
  return {
    id: row.id,
    number: row.number,
    wording: row.wording,
    type: row.type,
    quantities: row.quantities === "[]" ? [] : quantities.parse(JSON.parse(row.quantities)),
    occurred: row.occurred === null ? null : occurrence.parse(JSON.parse(row.occurred)),
    place: row.place,
    attribution: row.attribution === null ? null : attribution.parse(JSON.parse(row.attribution)),
    modality: row.modality,
    recordedBy: row.recordedBy,
    recordedAtMs: row.recordedAtMs,
    withdrawnAtMs: row.withdrawnAtMs,
    changedSeq: row.changedSeq,
    changedBy: changed?.changedBy ?? row.recordedBy,
    changedAtMs: changed?.changedAtMs ?? row.recordedAtMs,
    mergedInto: changed?.mergedInto ?? null,
  };
}
