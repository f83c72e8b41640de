import { eq, max } from "drizzle-orm";
import type { Access } from "@/db/access";
import { type Asks, prepared } from "@/db/prepared";

const highestNumbers = prepared((read, { claims }, asked: Asks<"investigationId">) =>
  read
    .select({ number: max(claims.number) })
    .from(claims)
    .where(eq(claims.investigationId, asked("investigationId"))),
);

/** The number the next claim gets. Inside the transaction that records it, so that none is given twice. */
export async function nextClaimNumber(access: Access): Promise<number> {
  const [last] = await highestNumbers(access, { investigationId: access.investigationId });
  return (last?.number ?? 0) + 1;
}
