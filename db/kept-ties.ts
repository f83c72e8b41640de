import type { Access } from "@/db/access";
import { eventsSince } from "@/db/queries/events";
import type { Store } from "@/db/store";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { Relation } from "@/lib/domain/evidence";
import type { InvestigationId, SourceId } from "@/lib/domain/ids";

/** How many standing claims a source makes, and how its passages bear on standing claims. */
export type Tied = Readonly<{ claims: number; count: Readonly<Record<Relation, number>> }>;
type Ties = ReadonlyMap<SourceId, Tied>;

/** As things stood at one `seq`. */
type Kept = { seq: number; readonly ties: Map<SourceId, Tied> };
const kept = new WeakMap<Store, Map<InvestigationId, Kept>>();

/** After more events than these, all is counted anew. */
const MOST_EVENTS = 200;
const MOST_SOURCES = 10_000;

/**
 * What `count` says of some sources at `seq`, which has to be that of the snapshot it reads: counted once in this process,
 * and anew when something happened that may have changed it. Beneath a veil it is always counted, since there the same
 * source may make less.
 */
export async function keptTies(
  access: Access,
  seq: number,
  ids: readonly SourceId[],
  count: (ids: readonly SourceId[]) => Promise<Ties>,
): Promise<Ties> {
  const own = access.hidden.length === 0 ? await keptAt(access, seq) : null;
  const known = new Map(ids.flatMap((id) => entryOf(own?.ties, id)));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  const counted = await count(missing);
  // Somebody who reads a later state may have moved on what is kept, meanwhile.
  if (own?.seq === seq && own.ties.size < MOST_SOURCES) for (const [id, tied] of counted) own.ties.set(id, tied);
  return new Map([...known, ...counted]);
}

function entryOf(ties: Ties | undefined, id: SourceId): [SourceId, Tied][] {
  const tied = ties?.get(id);
  return tied ? [[id, tied]] : [];
}

/** What is kept of the investigation, brought to `seq`; null when it is further on than that already. */
async function keptAt(access: Access, seq: number): Promise<Kept | null> {
  const ofStore = kept.get(access.store) ?? new Map<InvestigationId, Kept>();
  kept.set(access.store, ofStore);
  const own = ofStore.get(access.investigationId) ?? { seq, ties: new Map() };
  ofStore.set(access.investigationId, own);
  const missed = seq - own.seq;
  const events = missed > 0 && missed <= MOST_EVENTS ? await eventsSince(access, own.seq, missed) : [];
  if (own.seq > seq) return null;
  if (events.length < missed) own.ties.clear(); // Too many, or one that was redacted.
  for (const { body } of events) forget(own.ties, body);
  own.seq = seq;
  return own;
}

function forget(ties: Map<SourceId, Tied>, body: AuditEventBody): void {
  if (body.type === "claim.recorded" || body.type === "appearance.recorded" || body.type === "evidence.linked") {
    ties.delete(body.passage.sourceId);
  } else if (!changesNoTie(body)) ties.clear();
}

/** What says something of claims or sources without tying them to each other. Whatever is not known here may tie. */
function changesNoTie({ type }: AuditEventBody): boolean {
  return untying.has(type) || untyingKinds.has(type.slice(0, type.indexOf(".")));
}
const untying: ReadonlySet<AuditEventBody["type"]> = new Set([
  "claim.revised",
  "claim.assessed",
  "claim.curated",
  "source.captured",
  "source.revised",
]);
const untyingKinds: ReadonlySet<string> = new Set(
  "assessment curation view thread comment report edition aliases candidate reviewer token".split(" "),
);
