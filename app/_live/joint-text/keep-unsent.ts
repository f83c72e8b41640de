import { applyUpdate, type Doc, encodeStateAsUpdate } from "yjs";
import type { KeptTexts } from "./kept-texts";

/** What has not reached the server by then is kept; usually it has. Without a line it cannot: then every moment counts. */
const KEEP_AFTER_MS = 300;
const KEEP_AT_ONCE_MS = 20;

type Unsent = Readonly<{
  /** Something changed: typed here, sent, or acknowledged. */
  changed: () => void;
  /** Nothing more is kept. */
  end: () => void;
}>;

/**
 * Keeps a document in the browser for as long as the server does not have all of it, and takes along
 * what a tab before this one left. A browser that keeps nothing is no hindrance: the text stays in the tab.
 */
export function keepUnsent(
  doc: Doc,
  kept: KeptTexts,
  { isSaved, isConnected }: Readonly<{ isSaved: () => boolean; isConnected: () => boolean }>,
): Unsent {
  const tabs = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let work: Promise<unknown> = kept.all().then((states) => {
    for (const [tab, state] of states) {
      tabs.add(tab);
      applyUpdate(doc, state);
    }
  });
  work = work.catch(() => undefined);
  const inTurn = (next: () => Promise<unknown>) => {
    work = work.then(next).catch(() => undefined);
  };
  const keep = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    inTurn(async () => {
      if (isSaved()) {
        await kept.drop(tabs);
        tabs.clear();
      } else {
        tabs.add(doc.clientID);
        await kept.put(doc.clientID, encodeStateAsUpdate(doc));
      }
    });
  };
  const listening = new AbortController();
  window.addEventListener("pagehide", keep, { signal: listening.signal });
  return {
    changed: () => {
      if (isSaved() && tabs.size === 0) return;
      timer ??= setTimeout(keep, isConnected() ? KEEP_AFTER_MS : KEEP_AT_ONCE_MS);
    },
    end: () => {
      listening.abort();
      if (timer) keep();
      inTurn(() => kept.close());
    },
  };
}
