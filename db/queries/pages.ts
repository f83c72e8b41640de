import { and, asc, eq, gt } from "drizzle-orm";
import type { Access } from "@/db/access";
import { deskIn } from "@/db/queries/desk";
import { headOf } from "@/db/queries/events";
import { sourceSummaries } from "@/db/queries/sources";
import type { SourceSummary } from "@/lib/domain/source";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";

/** Which part of a list: what comes after a number, and how much of it. */
export type Part = Readonly<{ after: number; limit: number }>;

/** A part of a list as of `seq`; `next` is the number to go on after, null at the end. */
type Paged = Readonly<{ seq: number; next: number | null }>;

/** Sources by number, in one snapshot. */
export function sourcesPage(
  access: Access,
  part: Part,
): Promise<Paged & Readonly<{ sources: readonly SourceSummary[] }>> {
  return access.store.snapshot(async (read) => {
    const within = { ...access, read };
    const { seq } = await headOf(within);
    const { rows, next } = await numbered(within, within.tables.sources, part);
    const sources = await sourceSummaries(
      within,
      rows.map(({ id }) => id),
    );
    return { seq, next, sources };
  });
}

/** Claims by number with all that stands on them, withdrawn ones too, in one snapshot. */
export function claimsPage(access: Access, part: Part): Promise<Paged & Readonly<{ claims: readonly ClaimView[] }>> {
  return access.store.snapshot(async (read) => {
    const within = { ...access, read };
    const { rows, next } = await numbered(within, within.tables.claims, part);
    const desk = await deskIn(within, { sourceIds: [], claimIds: rows.map(({ id }) => id) });
    const ids = new Set(rows.map(({ id }) => id));
    return { seq: desk.seq, next, claims: claimViews(desk).filter(({ claim }) => ids.has(claim.id)) };
  });
}

type Tables = Access["tables"];

async function numbered<Table extends Tables["sources"] | Tables["claims"]>(
  { read, investigationId }: Access,
  table: Table,
  { after, limit }: Part,
) {
  const found: Readonly<{ id: Table["$inferSelect"]["id"]; number: number }>[] = await read
    .select({ id: table.id, number: table.number })
    .from(table)
    .where(and(eq(table.investigationId, investigationId), gt(table.number, after)))
    .orderBy(asc(table.number))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.number ?? null) : null };
}
