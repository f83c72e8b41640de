import { and, eq, isNotNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { theseOrAll } from "@/db/engines/sqlite/among-ids";
import { isOfType } from "@/db/engines/sqlite/events";
import { preparedOfSome } from "@/db/prepared";
import { auditEventBody, type BodyOf } from "@/lib/domain/audit-event";
import type { ClaimId } from "@/lib/domain/ids";

/**
 * How each claim that is merged into another was merged; of these claims alone when they are named. The event that last
 * changed a claim is the one place that says so: parting or reinstating it is a later one.
 */
export async function mergingsOf(
  access: Access,
  claimIds: Iterable<ClaimId> | null = null,
): Promise<ReadonlyMap<ClaimId, BodyOf<"claim.merged">>> {
  const last = await lastMergings(access, claimIds);
  return new Map(
    last.flatMap(({ id, body }) => {
      const merged = auditEventBody.parse(JSON.parse(body ?? "null"));
      // The claim that took it in was changed by the same event, and may have been withdrawn by none since.
      return merged.type === "claim.merged" && merged.claimId === id ? [[id, merged] as const] : [];
    }),
  );
}

const lastMergings = preparedOfSome((read, { claims, auditEvents }, asked, isOfSome) =>
  read
    .select({ id: claims.id, body: auditEvents.body })
    .from(claims)
    .innerJoin(
      auditEvents,
      and(eq(auditEvents.stream, asked("investigationId")), eq(auditEvents.seq, claims.changedSeq)),
    )
    .where(
      and(
        theseOrAll(claims, asked, isOfSome),
        isNotNull(claims.withdrawnAtMs),
        isOfType(auditEvents.body, "claim.merged"),
      ),
    ),
);
