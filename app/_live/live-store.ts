import type { AuditEvent } from "@/lib/domain/audit-event";
import type { CommandId, SourceId } from "@/lib/domain/ids";
import { type Desk, evolve } from "@/lib/live/desk";
import { closeCodes, type DownFrame, type Presence, type UpFrame } from "@/lib/live/frames";
import type { Sendable } from "@/lib/live/inputs";
import { doneWords } from "./done-words";
import type { Fate, LiveState, Me, Outcome, Refused } from "./live-state";
import { newCommandId } from "./new-id";
import { mustWaitFor, OwnChanges } from "./own-changes";
import { type Foreseen, presentDesk } from "./present-desk";
import { type Network, ReconnectingLine } from "./reconnecting-line";
import { UndoList } from "./undo-list";

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
  /** What the server rendered: the first state a browser may show. */
  readonly first: LiveState;

  readonly #surroundings: Surroundings;
  readonly #me: Me;
  readonly #line: ReconnectingLine;
  readonly #listeners = new Set<() => void>();
  readonly #undoList = new UndoList();
  readonly #own = new OwnChanges();
  #state: LiveState;
  #confirmed: Desk;
  #pending: readonly Pending[] = [];
  #problems: readonly NonNullable<Fate["problem"]>[] = [];
  #people: readonly Presence[] = [];
  #isReady = false;
  #shown: Readonly<{ confirmed: Desk; ids: string; desk: Desk }> | null = null;
  #place: Readonly<{ sourceId: SourceId | null; block: number | null }> = { sourceId: null, block: null };
  #isTellingPlace = false;

  constructor(initial: Desk, me: Me, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#me = me;
    this.#confirmed = initial;
    this.#state = { desk: initial, me, people: [], fate: { state: "saved", problem: null }, undoable: null };
    this.first = this.#state;
    this.#line = new ReconnectingLine(initial.investigation.slug, surroundings, {
      opened: () => this.#line.send({ type: "hello", since: this.#confirmed.seq }),
      said: (frame) => this.#hear(frame),
      lost: (code) => this.#lost(code),
    });
  }

  get state(): LiveState {
    return this.#state;
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

  /** Takes a view that a page has read since: the socket may bring its news later. Listeners hear of it by `announce`. */
  adopt(desk: Desk): void {
    if (desk.seq <= this.#confirmed.seq) return;
    this.#confirmed = desk;
    this.#refresh();
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Shows a change at once and sends it. Resolves when it is on the server's disk or refused. */
  readonly submit = (command: Sendable): Promise<Outcome> => {
    const id = newCommandId();
    if (command.name !== "undo") this.#undoList.add(id, doneWords[command.name]);
    return this.#give(id, command);
  };

  /** Takes back the last change of this tab; null when there is none. */
  readonly undo = (): Promise<Outcome | null> => {
    const { last } = this.#undoList;
    if (!last) return Promise.resolve(null);
    const id = newCommandId();
    this.#undoList.undoing(last.id, id);
    return this.#give(id, { name: "undo", input: { commandId: last.id } });
  };

  /** Puts a refusal away. `id` is the refused command's. */
  readonly dismiss = (id: string): void => {
    this.#problems = this.#problems.filter((problem) => problem.id !== id);
    this.#publish();
  };

  /** Tells the others where one reads, at most every so often; the last place counts. */
  goTo(sourceId: SourceId | null, block: number | null): void {
    this.#place = { sourceId, block };
    if (this.#isTellingPlace) return;
    this.#isTellingPlace = true;
    this.#surroundings.later(WHEREABOUTS_EVERY_MS, () => {
      this.#isTellingPlace = false;
      if (this.#isReady) this.#line.send({ type: "presence", ...this.#place });
    });
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

  #lost(code: number): boolean {
    this.#disconnected();
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
    }
    this.#publish();
  }

  #ready(seq: number): void {
    if (seq < this.#confirmed.seq) {
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
        if (event.seq <= this.#confirmed.seq) continue;
        const before = this.#confirmed;
        this.#confirmed = evolve(before, event);
        const own = this.#pending.find(({ id }) => id === event.commandId && event.actorId === this.#me.reviewerId);
        if (!own) continue;
        own.hasHappened = true;
        this.#own.saw(event, before, this.#confirmed);
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
    const before = this.#state;
    const desk = this.#desk();
    const role = desk.reviewers[this.#me.reviewerId]?.role ?? this.#me.role;
    const [problem = null] = this.#problems;
    const state = this.#fateState();
    const { last } = this.#undoList;
    this.#state = {
      desk,
      me: role === before.me.role ? before.me : { ...this.#me, role },
      people: this.#people,
      fate: state === before.fate.state && problem === before.fate.problem ? before.fate : { state, problem },
      undoable: last ? `Undo: ${last.what}` : null,
    };
  }

  /** Foreseen again only when what was confirmed or what is foreseen has changed. */
  #desk(): Desk {
    const foreseen = this.#pending.filter(({ hasHappened }) => !hasHappened);
    const ids = foreseen.map(({ id }) => id).join();
    if (this.#shown?.confirmed !== this.#confirmed || this.#shown.ids !== ids) {
      const desk = presentDesk(this.#confirmed, foreseen, this.#me.reviewerId);
      this.#shown = { confirmed: this.#confirmed, ids, desk };
    }
    return this.#shown.desk;
  }

  #fateState(): Fate["state"] {
    if (this.#problems.length > 0) return "refused";
    if (this.#pending.length === 0) return "saved";
    return this.#isReady ? "saving" : "waiting";
  }
}
