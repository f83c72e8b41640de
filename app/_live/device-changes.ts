import type { AuditEvent } from "@/lib/domain/audit-event";
import type { InvestigationId, ReviewerId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import type { UpFrame } from "@/lib/live/frames";
import { isCommandName } from "@/lib/live/inputs";
import { ChangeQueue } from "./change-queue";
import type { KeptChange, OpenShelf, Shelf } from "./kept-change";
import type { Outcome, Refused } from "./live-state";
import { Refusals } from "./refusals";

type Made = Pick<KeptChange, "id" | "command" | "what" | "basis" | "investigation">;
const UNKNOWN = { code: "invalid", message: "This version of Crossread does not know this kind of change." } as const;

/**
 * All changes of one person in one investigation that this device keeps: those that this tab sends, those that
 * other tabs send, and those that were refused.
 */
export class DeviceChanges {
  readonly #owner: ReviewerId;
  readonly #investigationId: InvestigationId;
  readonly #around: Readonly<{ openShelf: OpenShelf; nowMs: () => number }>;
  readonly #changed: () => void;
  readonly #queue: ChangeQueue;
  readonly #refusals: Refusals;
  #shelf: Shelf | null = null;
  /** Other tabs send these; here they are only shown. */
  #ofOthers: readonly KeptChange[] = [];
  readonly #happened = new Set<string>();
  #lastOrder = 0;
  #looking: Promise<void> | null = null;
  #looksAgain = false;

  /** `changed` is called when something of it is another than before, by itself and not by a call. */
  constructor(
    owner: ReviewerId,
    investigationId: InvestigationId,
    around: Readonly<{ openShelf: OpenShelf; nowMs: () => number }>,
    changed: () => void,
  ) {
    this.#owner = owner;
    this.#investigationId = investigationId;
    this.#around = around;
    this.#changed = changed;
    this.#queue = new ChangeQueue(changed);
    this.#refusals = new Refusals(changed);
  }

  open(): void {
    if (this.#shelf) return;
    this.#keepOn(this.#around.openShelf(this.#owner, this.#investigationId, () => void this.look()));
    void this.look();
  }

  close(): void {
    this.#shelf?.close();
    this.#keepOn(null);
  }

  /** Shows nothing that another tab has done with, and takes over what was given to this one. */
  look(): Promise<void> {
    this.#looksAgain = true;
    this.#looking ??= this.#lookWhileAsked();
    return this.#looking;
  }

  /** What no view holds yet, in the order it was made. */
  get foreseen(): readonly KeptChange[] {
    const own = this.#queue.foreseen;
    return this.#ofOthers.length === 0 ? own : inOrder([...this.#ofOthers, ...own]);
  }

  get waiting(): readonly KeptChange[] {
    return this.#ofOthers.length === 0 ? this.#queue.changes : inOrder([...this.#ofOthers, ...this.#queue.changes]);
  }

  /** How many refused ones the forms show that they were written in. */
  get held(): number {
    return this.#refusals.held;
  }

  get refused(): readonly KeptChange[] {
    return this.#refusals.all;
  }

  /** Whether nothing of this tab is under way. */
  get isIdle(): boolean {
    return this.#queue.size === 0;
  }

  get isDurable(): boolean {
    return this.#queue.isDurable;
  }

  /** Whether closing this tab loses nothing. */
  get areKept(): boolean {
    return this.#queue.areKept && this.#refusals.areKept;
  }

  /** A new change: sent at once where it can be, and kept as it was sent. */
  give(made: Made, send: () => void): Promise<Outcome> {
    this.#lastOrder = Math.max(this.#lastOrder + 1, this.#around.nowMs());
    const outcome = this.#queue.add({
      ...made,
      owner: this.#owner,
      tab: this.#shelf?.tab ?? "",
      order: this.#lastOrder,
      atMs: this.#around.nowMs(),
      sentInput: null,
      refused: null,
    });
    send();
    this.#queue.keep(made.id);
    return outcome;
  }

  send(say: (frame: UpFrame) => void): void {
    this.#queue.send(say);
  }

  disconnected(): void {
    this.#queue.disconnected();
  }

  /** An event of one's own, of this tab or another. */
  happened(event: AuditEvent, before: Desk, after: Desk): void {
    if (this.#queue.has(event.commandId)) this.#queue.happened(event, before, after);
    else this.#happened.add(event.commandId);
    this.#ofOthers = this.#ofOthers.filter(({ id }) => id !== event.commandId);
  }

  /** The server's answer; the change it is about, if it was one of this tab. */
  settle(id: string, problem: Refused["problem"] | null, confirmed: Desk): KeptChange | null {
    const settled = this.#queue.settle(id, problem, confirmed);
    if (settled && problem) void this.#refusals.add({ ...settled, refused: problem });
    return settled;
  }

  /** No answer will come any more: all are refused. Resolves when that is on the device, where it can be. */
  async refuseAll(problem: Refused["problem"], confirmed: Desk): Promise<void> {
    const refused = this.#queue.changes.flatMap(({ id }) => this.#queue.settle(id, problem, confirmed) ?? []);
    await Promise.all(refused.map((change) => this.#refusals.add({ ...change, refused: problem })));
  }

  hold(id: string): void {
    this.#refusals.hold(id);
  }

  letGo(id: string): void {
    this.#refusals.letGo(id);
  }

  dismiss(id: string): void {
    this.#refusals.dismiss(id);
  }

  find(id: string): KeptChange | null {
    return this.#refusals.find(id);
  }

  /** Sends a refused change again, as it was; null when it is not there any more. */
  retry(id: string, send: () => void): Promise<Outcome> | null {
    const change = this.#refusals.take(id);
    return change && this.give(change, send);
  }

  #keepOn(shelf: Shelf | null): void {
    this.#shelf = shelf;
    this.#queue.keepOn(shelf);
    this.#refusals.keepOn(shelf);
  }

  async #lookWhileAsked(): Promise<void> {
    while (this.#looksAgain && this.#shelf) {
      this.#looksAgain = false;
      const looking = this.#refusals.kept;
      const shelf = this.#shelf;
      try {
        const read = await shelf.all();
        if (this.#shelf === shelf) this.#take(read, looking, shelf.tab);
      } catch {
        this.#queue.failed(); // It says so; the changes are in this tab, as if there were no device to keep them.
      }
    }
    this.#looking = null;
  }

  #take(read: readonly KeptChange[], looking: readonly KeptChange[], tab: string): void {
    const refused = read.filter((change) => change.refused !== null && !this.#queue.has(change.id));
    this.#refusals.took(refused, looking);
    const waiting = read.filter(({ refused: problem, id }) => problem === null && !this.#queue.knows(id));
    const known = waiting.filter(({ command }) => isCommandName(command.name));
    const mine = known.filter((change) => change.tab === tab);
    this.#ofOthers = known.filter((change) => change.tab !== tab && !this.#happened.has(change.id));
    if (mine.length > 0) this.#queue.restore(mine);
    for (const change of waiting) {
      if (change.tab === tab && !isCommandName(change.command.name)) {
        void this.#refusals.add({ ...change, refused: UNKNOWN });
      }
    }
    this.#changed();
  }
}

const inOrder = (changes: readonly KeptChange[]) => changes.toSorted((one, other) => one.order - other.order);
