import type { AuditEvent } from "@/lib/domain/audit-event";
import type { CommandId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import type { UpFrame } from "@/lib/live/frames";
import type { KeptChange, Shelf } from "./kept-change";
import type { Outcome } from "./live-state";
import { mustWaitFor, OwnChanges } from "./own-changes";

type Waiting = {
  kept: KeptChange;
  readonly settle: (outcome: Outcome) => void;
  /** Whether it is on the device as it is. */
  isKept: boolean;
  /** Whether the device was ever given it. */
  wasPut: boolean;
  isSent: boolean;
  hasHappened: boolean;
};

/** How many commands may be on their way: fewer than the server lets wait. */
const ON_THE_WAY = 100;

/**
 * The changes of one tab that the server has not answered yet, in the order they were made. They are kept
 * on the device, where it can, and sent again for as long as there is no answer, always as they were sent first.
 */
export class ChangeQueue {
  readonly #own = new OwnChanges();
  readonly #changed: () => void;
  /** Ids that this tab ever sent or was to send: what is read of them from the device is older than what it knows. */
  readonly #known = new Set<CommandId>();
  #shelf: Shelf | null = null;
  #waiting: readonly Waiting[] = [];
  #hasFailed = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Where changes are kept from now on; null where a device cannot. */
  keepOn(shelf: Shelf | null): void {
    this.#shelf = shelf;
  }

  /** Whether the device keeps what waits, as far as is known. */
  get isDurable(): boolean {
    return this.#shelf !== null && !this.#hasFailed;
  }

  /** The device would not keep something, or not say what it keeps. */
  failed(): void {
    this.#hasFailed = true;
    this.#changed();
  }

  get changes(): readonly KeptChange[] {
    return this.#waiting.map(({ kept }) => kept);
  }

  /** The changes that no view holds yet. */
  get foreseen(): readonly KeptChange[] {
    return this.#waiting.filter(({ hasHappened }) => !hasHappened).map(({ kept }) => kept);
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** Whether each is on the device: closing the tab loses none. */
  get areKept(): boolean {
    return this.#waiting.every(({ isKept }) => isKept);
  }

  knows(id: CommandId): boolean {
    return this.#known.has(id);
  }

  has(id: string): boolean {
    return this.#waiting.some(({ kept }) => kept.id === id);
  }

  /** A new change; `send` is to be called after it, and then `keep`, so that it is kept as it was sent. */
  add(kept: KeptChange): Promise<Outcome> {
    this.#known.add(kept.id);
    return new Promise((settle) => {
      const waiting = { kept, settle, isKept: false, wasPut: false, isSent: false, hasHappened: false };
      this.#waiting = [...this.#waiting, waiting];
    });
  }

  /** Changes that a closed tab left, which are on the device already. */
  restore(left: readonly KeptChange[]): void {
    const restored = left.map((kept): Waiting => {
      this.#known.add(kept.id);
      return { kept, settle: () => {}, isKept: true, wasPut: true, isSent: false, hasHappened: false };
    });
    this.#waiting = [...this.#waiting, ...restored].toSorted((one, other) => one.kept.order - other.kept.order);
  }

  keep(id: CommandId): void {
    const waiting = this.#waiting.find(({ kept }) => kept.id === id);
    if (waiting) void this.#put(waiting);
  }

  /** What was on its way may not have arrived: it will be sent again, with the ids it has. */
  disconnected(): void {
    for (const waiting of this.#waiting) waiting.isSent = false;
  }

  /** In order, never more at once than the server lets wait, and none before the answer it depends on. */
  send(say: (frame: UpFrame) => void): void {
    for (const [n, waiting] of this.#waiting.slice(0, ON_THE_WAY).entries()) {
      if (waiting.isSent) continue;
      const { id, command } = waiting.kept;
      if (this.#waiting.slice(0, n).some(({ kept }) => mustWaitFor(kept.command, command))) return;
      if (!this.#isFixed(waiting)) return;
      say({ type: "command", id, command: command.name, input: waiting.kept.sentInput });
      waiting.isSent = true;
    }
  }

  /** Takes in an event of one's own, with the desk before and after it. */
  happened(event: AuditEvent, before: Desk, after: Desk): void {
    const waiting = this.#waiting.find(({ kept }) => kept.id === event.commandId);
    if (!waiting) return;
    waiting.hasHappened = true;
    this.#own.saw(event, before, after);
  }

  /** The server's answer; `confirmed` is what a view knows by then. The change it is about, if it waited here. */
  settle(id: string, problem: KeptChange["refused"], confirmed: Desk): KeptChange | null {
    const settled = this.#waiting.find(({ kept }) => kept.id === id);
    if (!settled) return null;
    const { kept, settle, hasHappened } = settled;
    this.#waiting = this.#waiting.filter((waiting) => waiting !== settled);
    if (!problem && !hasHappened) this.#own.hadHappened(kept, confirmed);
    if (!problem) this.#shelf?.remove(kept.id).catch(() => {}); // Sent again some day, and answered as it was.
    settle(problem ? { ok: false, commandId: kept.id, problem } : { ok: true, commandId: kept.id });
    return kept;
  }

  /**
   * Whether a change may go up: what it says has been decided, and where it could be said in another way the next
   * time (it names the state it was written against), the device knows that.
   */
  #isFixed(waiting: Waiting): boolean {
    const { kept } = waiting;
    const namesItsBasis = "basisSeq" in kept.command.input;
    if (kept.sentInput === null) {
      waiting.kept = { ...kept, sentInput: this.#own.inputOf(kept.command) };
      if (waiting.wasPut && namesItsBasis) void this.#put(waiting);
    }
    return !namesItsBasis || waiting.isKept || !waiting.wasPut || !this.isDurable;
  }

  async #put(waiting: Waiting): Promise<void> {
    if (!this.#shelf) return;
    const { kept } = waiting;
    waiting.wasPut = true;
    waiting.isKept = false;
    try {
      await this.#shelf.put(kept);
      waiting.isKept = waiting.kept === kept;
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true; // Full, or forbidden to keep anything: it is said, and the tab has it all the same.
    }
    this.#changed();
  }
}
