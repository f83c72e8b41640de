import { sql } from "drizzle-orm";
import { type Access, readersIn } from "@/db/access";
import { amongHidden } from "@/db/engines/sqlite/veil";
import { wholeOf } from "@/db/store";
import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { withheldDesk } from "@/lib/report/withheld-desk";

/** Which sources a report does not name: all that are confidential, unless a manager chose otherwise. */
export async function unnamedIn(
  { read, tables, investigationId }: Pick<Access, "read" | "tables" | "investigationId">,
  withConfidential: boolean,
): Promise<ReadonlySet<SourceId>> {
  if (withConfidential) return new Set();
  return new Set((await readersIn({ read, tables }, investigationId)).map(({ sourceId }) => sourceId));
}

/** Which of these claims are made in some sources and nowhere else. */
export async function claimsMadeOnlyIn(
  { read }: Pick<Access, "read">,
  sourceIds: Iterable<SourceId>,
  claimIds: readonly ClaimId[],
): Promise<ReadonlySet<ClaimId>> {
  const ids = [...sourceIds];
  if (ids.length === 0) return new Set();
  const found = await read.select({ id: sql<ClaimId>`id` }).from(amongHidden(ids, claimIds));
  return new Set(found.map(({ id }) => id));
}

/** The same access to what a program is handed: with every confidential source hidden, whoever asks. */
export async function withoutConfidential(access: Access): Promise<Access> {
  const confidential = await unnamedIn(access, false);
  if (confidential.size === 0) return access;
  const hidden = [...new Set([...access.hidden, ...confidential])];
  const store = wholeOf(access.store).without(hidden);
  return { ...access, store, read: store.read, hidden };
}

/**
 * What was read of a desk as a report may tell it. Within a change, where nothing is veiled, it also takes away what
 * whoever makes the report may not know of.
 */
export async function withheldFrom(
  access: Access,
  desk: Desk,
  withConfidential: boolean,
): Promise<Readonly<{ desk: Desk; unnamed: ReadonlySet<SourceId> }>> {
  const unnamed = await unnamedIn(access, withConfidential);
  const hidden = new Set(access.hidden);
  if (unnamed.size === 0 && hidden.size === 0) return { desk, unnamed };
  const claims = await claimsMadeOnlyIn(
    access,
    [...unnamed, ...hidden],
    Object.values(desk.claims).map(({ id }) => id),
  );
  return { desk: withheldDesk(desk, { hidden, unnamed, claims }), unnamed };
}
