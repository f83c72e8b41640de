import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { lastRowOfOutcomes, rowOfOutcome, tookBack, undoneBy } from "@/db/engines/sqlite/outcomes";
import type { AuditEvent } from "@/lib/domain/audit-event";

/** What an event took back, and what took it back, by `seq`. */
export type Undoing = Readonly<{ undoes: number | null; undoneBy: number | null }>;

/** Outcomes that one statement looks at. */
const LOOK = 20_000;

/**
 * Which of these events took an earlier one back, and which were taken back since: people undo only what
 * they did themselves. What undid an event stands in no index, so everything answered since is looked at
 * once, letting others have their turn between.
 */
export async function undoingsOf(
  { read, tables, stream }: Access,
  events: readonly Pick<AuditEvent, "seq" | "actorId" | "commandId">[],
): Promise<Record<number, Undoing>> {
  const { commandOutcomes, auditEvents } = tables;
  const actorIds = new Set(events.map(({ actorId }) => actorId));
  const commandIds = new Set<string>(events.map(({ commandId }) => commandId));
  const { actorId, commandId, result } = commandOutcomes;
  const columns = { actorId, commandId, row: rowOfOutcome(commandOutcomes), undone: undoneBy(result) };
  const here = eq(commandOutcomes.stream, stream);
  const answered = await read
    .select(columns)
    .from(commandOutcomes)
    .where(and(here, amongIds(actorId, actorIds), amongIds(commandId, commandIds)));
  const undoings = new Map<string, string>();
  const undone = new Map<string, string>();
  const take = (rows: typeof answered) => {
    for (const row of rows) {
      if (row.undone === null) continue;
      undoings.set(`${row.actorId} ${row.commandId}`, row.undone);
      undone.set(`${row.actorId} ${row.undone}`, row.commandId);
    }
  };
  take(answered);
  const [last] =
    answered.length === 0 ? [] : await read.select({ row: lastRowOfOutcomes(commandOutcomes) }).from(commandOutcomes);
  for (let row = Math.min(...answered.map((it) => it.row)); row <= (last?.row ?? 0); row += LOOK) {
    const took = tookBack(commandOutcomes, row, row + LOOK, commandIds);
    take(
      await read
        .select(columns)
        .from(commandOutcomes)
        .where(and(isAlso(commandOutcomes.stream, stream), took)),
    );
    await nextTurn();
  }
  const told = new Set([...undoings, ...undone].map(([, command]) => command));
  const rows = await read
    .select({ seq: auditEvents.seq, actorId: auditEvents.actorId, commandId: auditEvents.commandId })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.stream, stream),
        amongIds(auditEvents.actorId, actorIds),
        amongIds(auditEvents.commandId, told),
      ),
    );
  const seqs = new Map(rows.map((row) => [`${row.actorId} ${row.commandId}`, row.seq]));
  const seqOf = (who: string, command: string | undefined) => (command && seqs.get(`${who} ${command}`)) || null;
  return Object.fromEntries(
    events.map((event) => {
      const key = `${event.actorId} ${event.commandId}`;
      const undoing = {
        undoes: seqOf(event.actorId, undoings.get(key)),
        undoneBy: seqOf(event.actorId, undone.get(key)),
      };
      return [event.seq, undoing];
    }),
  );
}
