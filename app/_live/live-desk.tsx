"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { CommandId, SourceId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import type { Presence, Selection } from "@/lib/live/frames";
import type { Sendable } from "@/lib/live/inputs";
import type { Fate, LiveState, Me, Outcome, Refused } from "./live-state";
import { type LiveStore, nowhere } from "./live-store";
import { hold, storeFor } from "./open-stores";
import type { PageView } from "./page-view";

export type { Me, Outcome } from "./live-state";

const Live = createContext<Readonly<{ store: LiveStore; view: PageView }> | null>(null);

/** Events that come together are read again together. */
const REREAD_AFTER_MS = 150;

type Props = Readonly<{
  /** The desk as the page was read; kept up to date from here on. */
  initial: Desk;
  me: Me;
  children: ReactNode;
}>;

/** Gives everything below it the live view of one investigation, and opens the tab's socket to it. */
export function LiveDesk({ initial, me, children }: Props) {
  return (
    <LiveDeskOf key={`${initial.investigation.id} ${me.reviewerId}`} initial={initial} me={me}>
      {children}
    </LiveDeskOf>
  );
}

function LiveDeskOf({ initial, me, children }: Props) {
  const [store] = useState(() => storeFor(initial, me));
  useEffect(() => hold(store), [store]);
  const view = useMemo(() => store.open(initial), [store, initial]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was read again has arrived again
  useEffect(() => store.arrive(view), [store, view, initial]);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("online", () => store.setOnline(true), { signal });
    window.addEventListener("offline", () => store.setOnline(false), { signal });
    const warn = (leaving: Event) => {
      if (store.hasUnsaved) leaving.preventDefault();
    };
    window.addEventListener("beforeunload", warn, { signal });
    return () => listening.abort();
  }, [store]);
  const live = useMemo(() => ({ store, view }), [store, view]);
  return (
    <Live.Provider value={live}>
      <Rereading initial={initial} />
      {children}
    </Live.Provider>
  );
}

/** Reads the page again when something belongs on it that only the server can give whole. */
function Rereading({ initial }: Pick<Props, "initial">) {
  const router = useRouter();
  const isBehind = useLive((state) => state.isBehind);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one reading may be from before the next such event
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => router.refresh(), REREAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isBehind, initial, router]);
  return null;
}

function useHere(): Readonly<{ store: LiveStore; view: PageView }> {
  const live = useContext(Live);
  if (!live) throw new Error("This stands outside <LiveDesk>.");
  return live;
}

const useStore = (): LiveStore => useHere().store;

function useLive<Part>(part: (state: LiveState) => Part): Part {
  const { store, view } = useHere();
  return useSyncExternalStore(
    store.subscribe,
    () => part(store.stateOf(view)),
    () => part(store.firstStateOf(view)),
  );
}

/** The present view, with one's own changes that are still on their way. */
export function useDesk(): Desk {
  return useLive(({ desk }) => desk);
}

/** Oneself; the role follows what a manager does. */
export function useMe(): Me {
  return useLive(({ me }) => me);
}

/** Makes a change: shown at once; resolves when the server has it or refuses it. */
export function useSubmit(): (command: Sendable) => Promise<Outcome> {
  return useStore().submit;
}

type TakingBack = Readonly<{
  undo: () => Promise<Outcome | null>;
  redo: () => Promise<Outcome | null>;
  undoable: string | null;
  redoable: string | null;
}>;

/** Takes back changes of this tab, and does them again; each named as a control should: "Undo: claim 7 recorded". */
export function useUndo(): TakingBack {
  const store = useStore();
  const undoable = useLive((state) => state.undoable);
  const redoable = useLive((state) => state.redoable);
  return { undo: store.undo, redo: store.redo, undoable, redoable };
}

/** Takes back one change of this tab by the id of its command; null when it does not stand any more. */
export function useTakeBack(): (commandId: CommandId) => Promise<Outcome | null> {
  return useStore().takeBack;
}

/** What became of this tab's changes; a refusal stays until it is dismissed. */
export function useFate(): Fate & Readonly<{ dismiss: (id: string) => void }> {
  const store = useStore();
  const fate = useLive((state) => state.fate);
  return { ...fate, dismiss: store.dismiss };
}

/**
 * For what shows a refusal itself, beside what was typed: takes it off the header, which need not say it
 * again. Once the component is gone it does nothing, since the header is then the one place that says it.
 */
export function useTakeRefusal(): (refused: Refused) => void {
  const store = useStore();
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback(
    ({ commandId }) => {
      if (isHere.current) store.dismiss(commandId);
    },
    [store],
  );
}

/** Everyone who has this investigation open, oneself too, each once. */
export function usePeople(): readonly Presence[] {
  return useLive(({ people }) => people);
}

/** Tells the others where one reads and what one has selected; no longer once the component is gone. */
export function useWhereabouts(sourceId: SourceId, block: number, selection: Selection | null): void {
  const store = useStore();
  useEffect(() => {
    store.goTo({ sourceId, block, selection });
  }, [store, sourceId, block, selection]);
  useEffect(() => () => store.goTo(nowhere), [store]);
}
