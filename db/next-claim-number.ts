import { eq, max } from "drizzle-orm";
import type { Access } from "@/db/access";

/** The number the next claim gets. Inside the transaction that records it, so that none is given twice. */
export async function nextClaimNumber({ read, tables: { claims }, investigationId }: Access): Promise<number> {
  const [last] = await read
    .select({ number: max(claims.number) })
    .from(claims)
    .where(eq(claims.investigationId, investigationId));
  return (last?.number ?? 0) + 1;
}
