"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { SourceId } from "@/lib/domain/ids";
import { claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import type { Presence, Selection } from "@/lib/live/frames";
import { unpackedDesk } from "@/lib/live/packed-desk";
import type { KeptChange } from "./kept-change";
import type { Fate, LiveState, Me, Outcome, Refused } from "./live-state";
import { type LiveStore, nowhere } from "./live-store";
import { hold, storeFor } from "./open-stores";
import type { PageView } from "./page-view";
import type { Step } from "./undo-list";

export type { Me, Outcome } from "./live-state";
export type { Step } from "./undo-list";

const Live = createContext<Readonly<{ store: LiveStore; view: PageView }> | null>(null);

/** Events that come together are read again together. */
const REREAD_AFTER_MS = 150;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

type Props = Readonly<{
  /** The desk as the page was read; kept up to date from here on. */
  initial: Desk;
  /** The whole of it, packed, where `initial` is what a crowded page shows first. */
  whole: Promise<string> | null;
  me: Me;
  children: ReactNode;
}>;

/** Gives everything below it the live view of one investigation, and opens the tab's socket to it. */
export function LiveDesk(props: Props) {
  return <LiveDeskOf key={`${props.initial.investigation.id} ${props.me.reviewerId}`} {...props} />;
}

function LiveDeskOf({ initial, whole, me, children }: Props) {
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
      <Rereading initial={initial} whole={whole} />
      {children}
    </Live.Provider>
  );
}

/**
 * Takes in the whole desk when it comes. Reads the page again when something belongs on it that only the server can give
 * whole, and that is not on its way already.
 */
function Rereading({ initial, whole }: Pick<Props, "initial" | "whole">) {
  const router = useRouter();
  const isBehind = useLive((state) => state.isBehind);
  const isComing = useWhole(initial, whole);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one reading may be from before the next such event
  useEffect(() => {
    if (!isBehind || isComing) return;
    const timer = setTimeout(() => router.refresh(), REREAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isBehind, isComing, initial, router]);
  return null;
}

/** Whether it is on its way. One that did not come leaves the view as it is, which says that it is behind. */
function useWhole({ seq }: Desk, whole: Promise<string> | null): boolean {
  const { store, view } = useHere();
  const [ended, setEnded] = useState<Promise<string> | null>(null);
  useEffect(() => {
    if (!whole) return;
    let isHere = true;
    const take = async (packed: string) => {
      if (!view.confirmed.isBehind && view.confirmed.seq >= seq) return;
      const desk = unpackedDesk(packed);
      await nextTask();
      claimViews(desk); // What is shown is made of these: worked out before, so that no one task keeps a reader waiting.
      await nextTask();
      if (isHere) store.arrive(store.open(desk));
    };
    const end = () => isHere && setEnded(whole);
    // What React makes of a promise has a `then` that returns nothing.
    Promise.resolve(whole).then(take).then(end, end);
    return () => {
      isHere = false;
    };
  }, [store, view, seq, whole]);
  return whole !== null && ended !== whole;
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
export function useSubmit(): LiveStore["submit"] {
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

type StepTakenBack = Readonly<{
  /** How many of its changes stand, and how many were taken back, by whatever control. */
  standing: number;
  takenBack: number;
  undoStep: LiveStore["undoStep"];
}>;

/** What became of changes that were asked for as one, and taking back those that stand. */
export function useStep(step: Step | null): StepTakenBack {
  const store = useStore();
  const count = (state: "done" | "undone") => () => store.ofStep(step, state);
  const standing = useSyncExternalStore(store.subscribe, count("done"), count("done"));
  const takenBack = useSyncExternalStore(store.subscribe, count("undone"), count("undone"));
  return { standing, takenBack, undoStep: store.undoStep };
}

/** What became of one's own changes on this device. */
export function useFate(): Fate {
  return useLive((state) => state.fate);
}

type OnDevice = Readonly<{
  /** What waits and what was refused, oldest first. */
  changes: readonly KeptChange[];
  /** What is wrong with the tab itself. */
  notice: string | null;
  retry: (id: string) => void;
  /** Asks the form that a refused change belongs to, once it is on the screen, to take it. */
  rewrite: (id: string) => void;
  /** Sends another change in the place of a refused one. */
  resend: LiveStore["resend"];
  dismiss: (id: string) => void;
}>;

/** The changes that this device keeps: those that wait, and those that were refused until they are dismissed. */
export function useDeviceChanges(): OnDevice {
  const { retry, rewrite, resend, dismiss } = useStore();
  const changes = useLive((state) => state.changes);
  const notice = useLive((state) => state.notice);
  return { changes, notice, retry, rewrite, resend, dismiss };
}

type Taking = Readonly<{
  /** Shows a refusal here, beside what was typed; the header need not say it as well. */
  take: (refused: Pick<Refused, "commandId">) => void;
  /** What was typed was sent anew or given up: nothing is kept of what was refused before. */
  done: () => void;
}>;

/**
 * For what shows a refusal itself. Until it is done with, the refused change stays on the device: should the
 * component go, the header says it; should the tab be closed, the next one does.
 */
export function useTakeRefusals(): Taking {
  const store = useStore();
  const taken = useRef(new Set<string>());
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    const { current } = taken;
    return () => {
      isHere.current = false;
      if (current.size > 0) store.letGo(current);
      current.clear();
    };
  }, [store]);
  return useMemo(
    () => ({
      take: ({ commandId }) => {
        if (!isHere.current) return;
        taken.current.add(commandId);
        store.hold(commandId);
      },
      done: () => {
        for (const id of taken.current) store.dismiss(id);
        taken.current.clear();
      },
    }),
    [store],
  );
}

/** The refused change that its author wants to write anew. */
export function useRewriting(): KeptChange | null {
  return useLive((state) => state.rewriting);
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
