import type { AuditEvent } from "@/lib/domain/audit-event";
import type { CommandId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { closeCodes, type DownFrame, type Presence, type UpFrame } from "@/lib/live/frames";
import type { Sendable } from "@/lib/live/inputs";
import { presenceAfter } from "@/lib/live/presence";
import { doneWith } from "./done-words";
import type { Fate, LiveState, Me, Outcome, Refused } from "./live-state";
import { newCommandId } from "./new-id";
import { mustWaitFor, OwnChanges } from "./own-changes";
import { type PageView, PageViews } from "./page-view";
import type { Foreseen } from "./present-desk";
import { type Network, ReconnectingLine } from "./reconnecting-line";
import { type Change, UndoList } from "./undo-list";

/** What the store needs of a browser; a test gives others. */
export type Surroundings = Network &
  Readonly<{
    nowMs: () => number;
    signIn: () => void;
    leave: () => void;
    reload: () => void;
  }>;

type Pending = Foreseen &
  Readonly<{ settle: (outcome: Outcome) => void }> & {
    /** Made when it is first sent, and the same ever after: the server knows a command again by what it said. */
    frame: UpFrame | null;
    isSent: boolean;
    hasHappened: boolean;
  };

/** What every page shows alike. */
type Common = Omit<LiveState, "desk" | "me" | "isBehind">;
const nothingYet: Common = { people: [], fate: { state: "saved", problem: null }, undoable: null, redoable: null };

/** Where one reads, as it is told to the others. */
export type Whereabouts = Pick<Presence, "sourceId" | "block" | "selection">;
export const nowhere: Whereabouts = { sourceId: null, block: null, selection: null };

/** How many commands may be on their way: fewer than the server lets wait. */
const ON_THE_WAY = 100;
const WHEREABOUTS_EVERY_MS = 250;
const OUT_OF_DATE = {
  id: "out-of-date",
  message: "This page is out of date. Copy what you have typed, then reload it.",
} as const;

/**
 * What one tab knows of one investigation, and its changes until the server has them. Nothing in
 * it is lost by a broken connection: commands stay, are sent again with the ids they had, and the
 * server answers each once.
 */
export class LiveStore {
  readonly #surroundings: Surroundings;
  readonly #me: Me;
  readonly #line: ReconnectingLine;
  readonly #listeners = new Set<() => void>();
  readonly #undoList = new UndoList();
  readonly #own = new OwnChanges();
  readonly #views: PageViews;
  readonly #states = new WeakMap<PageView, Readonly<{ common: Common; state: LiveState }>>();
  readonly #firstStates = new WeakMap<PageView, LiveState>();
  #common: Common = nothingYet;
  #pending: readonly Pending[] = [];
  #problems: readonly NonNullable<Fate["problem"]>[] = [];
  #people: readonly Presence[] = [];
  #isReady = false;
  /** The server would not tell all that was missed; it is asked for the page instead. */
  #mustReread = false;
  #place: Whereabouts = nowhere;
  #isTellingPlace = false;

  constructor(initial: Desk, me: Me, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#me = me;
    this.#views = new PageViews(initial);
    this.#line = new ReconnectingLine(initial.investigation.slug, surroundings, {
      opened: () => this.#hello(),
      said: (frame) => this.#hear(frame),
      lost: (code) => this.#lost(code),
    });
  }

  /** What the page that was opened last shows. */
  get state(): LiveState {
    return this.stateOf(this.#views.latest);
  }

  /** What a page shows: the same object until something of it changes. */
  stateOf(view: PageView): LiveState {
    const known = this.#states.get(view);
    const desk = view.deskWith(this.#foreseen(), this.#me.reviewerId);
    const isBehind = view.confirmed.isBehind || this.#mustReread;
    const isSame = known?.common === this.#common && known.state.desk === desk && known.state.isBehind === isBehind;
    if (isSame) return known.state;
    const role = desk.reviewers[this.#me.reviewerId]?.role ?? this.#me.role;
    const before = known?.state.me ?? this.#me;
    const state = { ...this.#common, desk, isBehind, me: role === before.role ? before : { ...this.#me, role } };
    this.#states.set(view, { common: this.#common, state });
    return state;
  }

  /** What the server rendered of a page: the first a browser may show. */
  firstStateOf(view: PageView): LiveState {
    const known = this.#firstStates.get(view);
    if (known) return known;
    const state: LiveState = { ...nothingYet, desk: view.first, isBehind: false, me: this.#me };
    this.#firstStates.set(view, state);
    return state;
  }

  /** Whether leaving the page now would lose something. */
  get hasUnsaved(): boolean {
    return this.#pending.length > 0;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    this.#line.start();
  }

  stop(): void {
    this.#line.stop();
    this.#disconnected();
  }

  /** The browser's word on the network. */
  setOnline(isOnline: boolean): void {
    this.#line.setOnline(isOnline);
    if (!isOnline) this.#disconnected();
    this.#publish();
  }

  /**
   * The view of a page as it was just read; it may be of another part than the page before, and older or
   * newer than what the socket has brought. Changes nothing that is on the screen until `arrive`.
   */
  open(desk: Desk): PageView {
    return this.#views.open(desk);
  }

  /** The page is on the screen. One from before what this tab remembers is caught up by the server. */
  arrive(view: PageView): void {
    this.#views.keep(view);
    if (this.#views.isLeftBehind(view) || this.#mustReread) {
      this.#disconnected();
      this.#line.again();
    }
    this.#publish();
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Shows a change at once and sends it. Resolves when it is on the server's disk or refused. */
  readonly submit = (command: Sendable): Promise<Outcome> => {
    const id = newCommandId();
    if (command.name !== "undo") this.#undoList.add(id, doneWith(command, this.state.desk));
    return this.#give(id, command);
  };

  /** Takes back the last change of this tab; null when there is none. */
  readonly undo = (): Promise<Outcome | null> => this.#takeBack(this.#undoList.undoable);

  /** Takes back one change of this tab, by its command; null when it does not stand any more. */
  readonly takeBack = (id: CommandId): Promise<Outcome | null> => this.#takeBack(this.#undoList.done(id));

  /** Does again what was taken back last, by undoing the undo; null when there is none. */
  readonly redo = (): Promise<Outcome | null> => this.#takeBack(this.#undoList.redoable);

  /** Puts a refusal away. `id` is the refused command's. */
  readonly dismiss = (id: string): void => {
    this.#problems = this.#problems.filter((problem) => problem.id !== id);
    this.#publish();
  };

  /** Tells the others where one reads, at most every so often; the last place counts. */
  goTo(place: Whereabouts): void {
    this.#place = place;
    if (this.#isTellingPlace) return;
    this.#isTellingPlace = true;
    this.#surroundings.later(WHEREABOUTS_EVERY_MS, () => {
      this.#isTellingPlace = false;
      if (this.#isReady) this.#line.send({ type: "presence", ...this.#place });
    });
  }

  #takeBack(change: Change | null): Promise<Outcome | null> {
    if (!change) return Promise.resolve(null);
    const id = newCommandId();
    this.#undoList.moving(change, id);
    return this.#give(id, { name: "undo", input: { commandId: change.latestId } });
  }

  #give(id: CommandId, command: Sendable): Promise<Outcome> {
    return new Promise((settle) => {
      const atMs = this.#surroundings.nowMs();
      const pending = { id, command, atMs, settle, frame: null, isSent: false, hasHappened: false };
      this.#pending = [...this.#pending, pending];
      this.#sendPending();
      this.#publish();
    });
  }

  /** What was on its way may not have arrived: it will be sent again, with the ids it has. */
  #disconnected(): void {
    this.#isReady = false;
    this.#people = [];
    for (const pending of this.#pending) pending.isSent = false;
  }

  #hello(): void {
    this.#mustReread = false;
    this.#line.send({ type: "hello", since: this.#views.since });
    this.#publish();
  }

  #lost(code: number): boolean {
    this.#disconnected();
    if (code === closeCodes.leftBehind) {
      // Slept too long to be told all of it: what is shown stays as it was until the page has been read again.
      this.#views.forgetOthers();
      this.#mustReread = true;
    }
    this.#publish();
    const isSignedOut = code === closeCodes.signedOut;
    const isStranger = code === closeCodes.notAMember;
    if (isSignedOut) this.#surroundings.signIn();
    if (isStranger) this.#surroundings.leave();
    return !isSignedOut && !isStranger;
  }

  #hear(frame: DownFrame): void {
    switch (frame.type) {
      case "ready":
        this.#ready(frame.seq);
        break;
      case "events":
        this.#happened(frame.events);
        break;
      case "acknowledged":
        this.#settle(frame.id, null);
        break;
      case "refused":
        this.#settle(frame.id, frame.problem);
        break;
      case "present":
        this.#people = frame.people;
        break;
      case "moved":
        this.#people = presenceAfter(this.#people, frame);
        break;
    }
    this.#publish();
  }

  #ready(seq: number): void {
    if (seq < this.#views.newestSeq) {
      this.#outOfDate(); // The server knows less than this tab: its data was restored.
      return;
    }
    this.#line.isWell();
    this.#isReady = true;
    if (this.#place.sourceId !== null) this.#line.send({ type: "presence", ...this.#place });
    this.#sendPending();
  }

  #happened(events: readonly AuditEvent[]): void {
    try {
      for (const event of events) {
        const own = this.#pending.find(({ id }) => id === event.commandId && event.actorId === this.#me.reviewerId);
        const witness = ("claimId" in event.body && this.#views.knowing(event.body.claimId)) || this.#views.latest;
        const before = witness.confirmed;
        this.#views.happened(event);
        if (!own) continue;
        own.hasHappened = true;
        this.#own.saw(event, before, witness.confirmed);
      }
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      this.#outOfDate();
    }
  }

  /** The view cannot be brought up to date: it is read again, unless that would lose something. */
  #outOfDate(): void {
    this.stop();
    if (this.hasUnsaved) {
      this.#problems = [...this.#problems, OUT_OF_DATE];
    } else {
      this.#surroundings.reload();
    }
  }

  #settle(id: string, problem: Refused["problem"] | null): void {
    const settled = this.#pending.find((pending) => pending.id === id);
    if (!settled) return;
    const { id: commandId } = settled;
    this.#pending = this.#pending.filter((pending) => pending !== settled);
    this.#undoList.settled(commandId, problem?.code ?? null);
    if (problem) this.#problems = [...this.#problems, { id, message: problem.message }];
    settled.settle(problem ? { ok: false, commandId, problem } : { ok: true, commandId });
    this.#sendPending();
  }

  /** In order, never more at once than the server lets wait, and none before the answer it depends on. */
  #sendPending(): void {
    if (!this.#isReady) return;
    for (const [n, pending] of this.#pending.slice(0, ON_THE_WAY).entries()) {
      const { id, command, isSent } = pending;
      if (isSent) continue;
      if (this.#pending.slice(0, n).some((earlier) => mustWaitFor(earlier.command, command))) return;
      pending.frame ??= { type: "command", id, command: command.name, input: this.#own.inputOf(command) };
      this.#line.send(pending.frame);
      pending.isSent = true;
    }
  }

  #publish(): void {
    this.#refresh();
    this.announce();
  }

  #refresh(): void {
    const before = this.#common;
    const [problem = null] = this.#problems;
    const state = this.#fateState();
    const { undoable, redoable } = this.#undoList;
    this.#common = {
      people: this.#people,
      fate: state === before.fate.state && problem === before.fate.problem ? before.fate : { state, problem },
      undoable: undoable ? `Undo: ${undoable.what}` : null,
      redoable: redoable ? `Redo: ${redoable.what}` : null,
    };
  }

  /** The changes of this tab that the views do not hold yet. */
  #foreseen(): readonly Foreseen[] {
    return this.#pending.filter(({ hasHappened }) => !hasHappened);
  }

  #fateState(): Fate["state"] {
    if (this.#problems.length > 0) return "refused";
    if (this.#pending.length === 0) return "saved";
    return this.#isReady ? "saving" : "waiting";
  }
}
