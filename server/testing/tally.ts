import { eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { verifyStream } from "@/db/history";

/** What became of commands that record one event each, as the file has it. */
export type Tally = Readonly<{
  /** Acknowledged, and not there. */
  lost: number;
  /** There more than once, whether acknowledged or not. */
  doubled: number;
  /** Whether the history's chain is whole. */
  unbroken: boolean;
}>;

export async function tallied(
  { store, tables, stream }: Pick<Access, "store" | "tables" | "stream">,
  { sent, acknowledged }: Readonly<{ sent: readonly string[]; acknowledged: readonly string[] }>,
): Promise<Tally> {
  const { auditEvents, commandOutcomes } = tables;
  return store.snapshot(async (read) => {
    const events = await read
      .select({ id: auditEvents.commandId })
      .from(auditEvents)
      .where(eq(auditEvents.stream, stream));
    const outcomes = await read
      .select({ id: commandOutcomes.commandId })
      .from(commandOutcomes)
      .where(eq(commandOutcomes.stream, stream));
    const answered = new Set<string>(outcomes.map(({ id }) => id));
    const times = new Map<string, number>();
    for (const { id } of events) times.set(id, (times.get(id) ?? 0) + 1);
    return {
      lost: acknowledged.filter((id) => !times.has(id) || !answered.has(id)).length,
      doubled: sent.filter((id) => (times.get(id) ?? 0) > 1).length,
      unbroken: (await verifyStream(read, tables, stream)).unbroken,
    };
  });
}
