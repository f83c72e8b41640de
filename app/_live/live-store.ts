import type { AuditEvent } from "@/lib/domain/audit-event";
import type { ClaimFields } from "@/lib/domain/claim";
import type { CommandId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { closeCodes, type DownFrame, type Presence } from "@/lib/live/frames";
import type { Sendable } from "@/lib/live/inputs";
import { presenceAfter } from "@/lib/live/presence";
import { type Common, commonState, nothingYet } from "./common-state";
import { DeviceChanges } from "./device-changes";
import { doneWith } from "./done-words";
import type { OpenShelf } from "./kept-change";
import type { LiveState, Me, Outcome, Refused } from "./live-state";
import { newCommandId } from "./new-id";
import { type PageView, PageViews } from "./page-view";
import { type Network, ReconnectingLine } from "./reconnecting-line";
import { type Change, type Step, UndoList } from "./undo-list";
import { changesIn, rememberedAs, type UndoMemory } from "./undo-memory";

/** What the store needs of a browser; a test gives others. */
export type Surroundings = Network &
  Readonly<{
    nowMs: () => number;
    openShelf: OpenShelf;
    memory: UndoMemory;
    signIn: () => void;
    leave: () => void;
    reload: () => void;
  }>;

/** Where one reads, as it is told to the others. */
export type Whereabouts = Pick<Presence, "sourceId" | "block" | "selection">;
export const nowhere: Whereabouts = { sourceId: null, block: null, selection: null };

const WHEREABOUTS_EVERY_MS = 250;
/** How many undos of one step are on their way at once: all that wait are looked at again at every answer. */
const AT_ONCE = 16;
const OUT_OF_DATE = "This page is out of date. Copy what you have typed, then reload it.";
const NOT_HERE = { code: "forbidden", message: "You are not in this investigation any more." } as const;

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
  readonly #undoList: UndoList;
  readonly #memoryKey: string;
  #remembered: readonly Change[];
  readonly #device: DeviceChanges;
  readonly #views: PageViews;
  readonly #states = new WeakMap<PageView, Readonly<{ common: Common; state: LiveState }>>();
  readonly #firstStates = new WeakMap<PageView, LiveState>();
  #common: Common = nothingYet;
  #notice: string | null = null;
  #rewriting: string | null = null;
  #people: readonly Presence[] = [];
  #isReady = false;
  #isAway = false;
  /** The server would not tell all that was missed; it is asked for the page instead. */
  #mustReread = false;
  #place: Whereabouts = nowhere;
  #isTellingPlace = false;

  constructor(initial: Desk, me: Me, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#me = me;
    this.#views = new PageViews(initial);
    const { id, slug } = initial.investigation;
    this.#memoryKey = `crossread undo ${id} ${me.reviewerId}`;
    this.#undoList = new UndoList(changesIn(surroundings.memory.read(this.#memoryKey)));
    this.#remembered = this.#undoList.all;
    this.#device = new DeviceChanges(me.reviewerId, id, surroundings, () => {
      this.#sendPending();
      this.#publish();
    });
    this.#line = new ReconnectingLine(slug, surroundings, {
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
    const desk = view.deskWith(this.#device.foreseen, this.#me.reviewerId);
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

  /** Whether leaving the page now would lose something: the device does not keep all that waits. */
  get hasUnsaved(): boolean {
    return !this.#device.areKept;
  }

  /** Whether nothing of this tab is under way. */
  get isIdle(): boolean {
    return this.#device.isIdle;
  }

  /** Resolves when what the device keeps has been looked at. */
  get looked(): Promise<void> {
    return this.#device.look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(): void {
    this.#device.open();
    this.#line.start();
  }

  stop(): void {
    this.#line.stop();
    this.#device.close();
    this.#disconnected();
  }

  /** The browser's word on the network. */
  setOnline(isOnline: boolean): void {
    this.#line.setOnline(isOnline);
    if (!isOnline) this.#disconnected(true);
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

  /**
   * Shows a change at once and sends it. Resolves when it is on the server's disk or refused. `basis` is what the
   * author of an edit had read, kept with it so that a conflict can be shown field by field even tomorrow; changes of
   * one `step` are taken back by one undo.
   */
  readonly submit = (
    command: Sendable,
    basis: ClaimFields | null = null,
    step: Step | null = null,
  ): Promise<Outcome> => {
    const id = newCommandId();
    const what = doneWith(command, this.state.desk);
    if (command.name !== "undo") this.#undoList.add(id, what, step);
    return this.#give({ id, command, what, basis });
  };

  /** Takes back the last change of this tab, with all of its step; null when there is none. */
  readonly undo = (): Promise<Outcome | null> =>
    this.#takeBack(this.#undoList.together(this.#undoList.undoable).toReversed());

  /** Takes back what stands of a step; null when nothing does. */
  readonly undoStep = (step: Step): Promise<Outcome | null> =>
    this.#takeBack(this.#undoList.ofStep(step, "done").toReversed());

  /** Does again what was taken back last, by undoing the undo; null when there is none. */
  readonly redo = (): Promise<Outcome | null> => this.#takeBack(this.#undoList.together(this.#undoList.redoable));

  /** How many changes of a step rest so. */
  readonly ofStep = (step: Step | null, state: "done" | "undone"): number =>
    step ? this.#undoList.ofStep(step, state).length : 0;

  /** Puts a refused change away for good. */
  readonly dismiss = (id: string): void => {
    this.#device.dismiss(id);
    this.#publish();
  };

  /** Sends a refused change again. */
  readonly retry = (id: string): void => {
    const change = this.#device.find(id);
    if (change && change.command.name !== "undo") this.#undoList.add(change.id, change.what);
    void this.#device.retry(id, () => this.#sendPending());
    this.#publish();
  };

  /** Sends what its author made of a refused change, which is done with. */
  readonly resend = (id: string, command: Sendable): void => {
    void this.submit(command, this.#device.find(id)?.basis ?? null);
    this.dismiss(id);
  };

  /** A form shows a refused change itself, with what was typed. It stays kept until `dismiss`. */
  readonly hold = (id: string): void => {
    if (this.#rewriting === id) this.#rewriting = null;
    this.#device.hold(id);
    this.#publish();
  };

  /** No form shows it any more. */
  readonly letGo = (ids: Iterable<string>): void => {
    for (const id of ids) this.#device.letGo(id);
    this.#publish();
  };

  /** Asks the form that a refused change belongs to, once it is on the screen, to take it. */
  readonly rewrite = (id: string): void => {
    this.#rewriting = id;
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

  /** In the order given, a few at a time; the first refusal, if there is one. */
  async #takeBack(changes: readonly Change[]): Promise<Outcome | null> {
    const moves = new Map(changes.map((change) => [change, newCommandId()]));
    this.#undoList.moving(moves);
    const queue = [...moves];
    const outcomes: Outcome[] = [];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [{ latestId, what }, id] = next;
        const command = { name: "undo", input: { commandId: latestId } } as const;
        outcomes.push(await this.#give({ id, command, what: `${what}, undone`, basis: null }));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return outcomes.find(({ ok }) => !ok) ?? outcomes[0] ?? null;
  }

  #give(
    made: Readonly<{ id: CommandId; command: Sendable; what: string; basis: ClaimFields | null }>,
  ): Promise<Outcome> {
    const { id, slug, title } = this.#views.latest.confirmed.investigation;
    const outcome = this.#device.give({ ...made, investigation: { id, slug, title } }, () => this.#sendPending());
    this.#publish();
    return outcome;
  }

  #disconnected(isAway = false): void {
    this.#isReady = false;
    this.#isAway ||= isAway;
    this.#people = [];
    this.#device.disconnected();
  }

  #hello(): void {
    this.#mustReread = false;
    this.#line.send({ type: "hello", since: this.#views.since, as: this.#me.reviewerId });
    this.#publish();
  }

  #lost(code: number): boolean {
    this.#disconnected(true);
    if (code === closeCodes.leftBehind) {
      // Slept too long to be told all of it: what is shown stays as it was until the page has been read again.
      this.#views.forgetOthers();
      this.#mustReread = true;
    }
    this.#publish();
    switch (code) {
      case closeCodes.signedOut:
        this.#surroundings.signIn();
        return false;
      case closeCodes.notAMember:
        void this.#shutOut();
        return false;
      case closeCodes.anotherAccount:
        this.#surroundings.reload(); // The page is somebody else's now; what was made here waits for its author.
        return false;
      default:
        return true;
    }
  }

  /** Nothing of this tab will be answered any more: it is kept as refused, with its text, where its author finds it. */
  async #shutOut(): Promise<void> {
    if (!this.isIdle) await this.#device.refuseAll(NOT_HERE, this.#views.latest.confirmed);
    this.#surroundings.leave();
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
    this.#isAway = false;
    if (this.#place.sourceId !== null) this.#line.send({ type: "presence", ...this.#place });
    this.#sendPending();
  }

  #happened(events: readonly AuditEvent[]): void {
    try {
      for (const event of events) {
        const witness = ("claimId" in event.body && this.#views.knowing(event.body.claimId)) || this.#views.latest;
        const before = witness.confirmed;
        this.#views.happened(event);
        if (event.actorId === this.#me.reviewerId) this.#device.happened(event, before, witness.confirmed);
      }
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      this.#outOfDate();
    }
  }

  /** The view cannot be brought up to date: it is read again, unless that would lose something. */
  #outOfDate(): void {
    const losesNothing = !this.hasUnsaved;
    this.stop();
    if (losesNothing) this.#surroundings.reload();
    else this.#notice = OUT_OF_DATE;
  }

  #settle(id: string, problem: Refused["problem"] | null): void {
    const settled = this.#device.settle(id, problem, this.#views.latest.confirmed);
    if (!settled) return;
    this.#undoList.settled(settled.id, problem?.code ?? null);
    this.#sendPending();
  }

  #sendPending(): void {
    if (this.#isReady) this.#device.send((frame) => this.#line.send(frame));
  }

  #publish(): void {
    this.#common = commonState(this.#common, {
      device: this.#device,
      undoList: this.#undoList,
      people: this.#people,
      isReady: this.#isReady,
      isAway: this.#isAway,
      rewriting: this.#rewriting,
      notice: this.#notice,
    });
    if (this.#undoList.all !== this.#remembered) this.#remember();
    this.announce();
  }

  #remember(): void {
    this.#remembered = this.#undoList.all;
    this.#surroundings.memory.write(this.#memoryKey, rememberedAs(this.#remembered));
  }
}
