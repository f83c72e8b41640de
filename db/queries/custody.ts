import type { Access } from "@/db/access";
import { type Verified, verifyStream } from "@/db/history";
import type { Stream } from "@/db/schema/history";
import { type Store, wholeOf } from "@/db/store";

/** Whether a history is whole, and when every event of it was looked at. */
export type Custody = Verified & Readonly<{ checkedAtMs: number; eventsSince: number }>;

/** How long a look at every event holds; what was added since is looked at each time. */
const HOLDS_MS = 10 * 60_000;

type Checked = Readonly<{ whole: Verified; checkedAtMs: number }>;
const checks = new WeakMap<Store, Map<Stream, Promise<Checked>>>();

/**
 * Whether the history is what it was when it was written. Reads every event, at most once in ten minutes
 * unless `afresh` asks for it, and always what was added since; those who ask at once share one reading.
 * O(events), a page of them in memory, letting others have their turn between pages.
 */
export async function custodyOf(access: Access, afresh = false): Promise<Custody> {
  const { tables, stream, now } = access;
  const store = wholeOf(access.store); // Whether the history is whole does not depend on who asks.
  const { read } = store;
  const known = checks.get(store) ?? new Map<Stream, Promise<Checked>>();
  checks.set(store, known);
  const prior = await known.get(stream);
  const holds = prior?.whole.unbroken && now() - prior.checkedAtMs < HOLDS_MS && !afresh;
  if (!holds) {
    const checking = verifyStream(read, tables, stream).then((whole) => ({ whole, checkedAtMs: now() }));
    known.set(stream, checking);
    checking.catch(() => known.delete(stream));
    const { whole, checkedAtMs } = await checking;
    return { ...whole, checkedAtMs, eventsSince: 0 };
  }
  const { whole, checkedAtMs } = prior;
  const head = { seq: whole.events, hash: whole.head };
  const since = await verifyStream(read, tables, stream, { from: head });
  return { ...since, checkedAtMs, eventsSince: since.events - whole.events };
}
