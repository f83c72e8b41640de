import type { Desk } from "@/lib/live/desk";
import { openShelfInBrowser } from "./browser-device";
import { openLine } from "./line";
import type { Me } from "./live-state";
import { LiveStore, type Surroundings } from "./live-store";
import { memoryOfTab } from "./undo-memory";

/** How long a store outlives the page that used it: the next page of the investigation takes it over. */
const LINGER_MS = 3_000;

const inBrowser: Surroundings = {
  connect: openLine,
  later: (delayMs, work) => {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  nowMs: Date.now,
  openShelf: openShelfInBrowser,
  memory: memoryOfTab,
  signIn: () => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`),
  leave: () => location.assign("/investigations"),
  reload: () => location.reload(),
};

type Open = { readonly store: LiveStore; users: number };

/** Of this tab, by investigation and person. Empty on the server, where a store belongs to one answer. */
const open = new Map<string, Open>();

const keyOf = ({ investigation }: Desk, { reviewerId }: Me) => `${investigation.id} ${reviewerId}`;

/**
 * The tab's one store of an investigation. Pages come and go; the store stays, with its socket,
 * with what is on its way and with what can be undone.
 */
export function storeFor(initial: Desk, me: Me): LiveStore {
  if (typeof window === "undefined") return new LiveStore(initial, me, inBrowser);
  const key = keyOf(initial, me);
  const known = open.get(key);
  if (known) return known.store;
  const store = new LiveStore(initial, me, inBrowser);
  open.set(key, { store, users: 0 });
  return store;
}

/** Keeps the store of a mounted page going. Once no page has it, and nothing waits in it, it ends. */
export function hold(store: LiveStore): () => void {
  const key = keyOf(store.state.desk, store.state.me);
  const known = open.get(key);
  const held = known?.store === store ? known : { store, users: 0 };
  open.set(key, held);
  held.users += 1;
  store.start();
  return () => {
    held.users -= 1;
    setTimeout(() => endIfUnused(key, held), LINGER_MS);
  };
}

function endIfUnused(key: string, held: Open): void {
  if (held.users > 0) return;
  if (!held.store.isIdle) {
    setTimeout(() => endIfUnused(key, held), LINGER_MS);
    return;
  }
  held.store.stop();
  if (open.get(key) === held) open.delete(key);
}
