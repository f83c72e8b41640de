import { and, eq, isNotNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { isOfType } from "@/db/engines/sqlite/events";
import { auditEventBody, type BodyOf } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";

/**
 * How each claim that is merged into another was merged; of these claims alone when they are named. The event that last
 * changed a claim is the one place that says so: parting or reinstating it is a later one.
 */
export async function mergingsOf(
  { read, tables, investigationId, stream }: Access,
  claimIds: Iterable<ClaimId> | null = null,
): Promise<ReadonlyMap<ClaimId, BodyOf<"claim.merged">>> {
  const { claims, auditEvents } = tables;
  const last = await read
    .select({ id: claims.id, body: auditEvents.body })
    .from(claims)
    .innerJoin(auditEvents, and(eq(auditEvents.stream, stream), eq(auditEvents.seq, claims.changedSeq)))
    .where(
      and(
        claimIds
          ? and(amongIds(claims.id, claimIds), isAlso(claims.investigationId, investigationId))
          : eq(claims.investigationId, investigationId),
        isNotNull(claims.withdrawnAtMs),
        isOfType(auditEvents.body, "claim.merged"),
      ),
    );
  return new Map(
    last.flatMap(({ id, body }) => {
      const merged = auditEventBody.parse(JSON.parse(body ?? "null"));
      // The claim that took it in was changed by the same event, and may have been withdrawn by none since.
      return merged.type === "claim.merged" && merged.claimId === id ? [[id, merged] as const] : [];
    }),
  );
}
