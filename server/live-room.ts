import { setImmediate as breathe } from "node:timers/promises";
import type { Access } from "@/db/access";
import { eventsSince, headSeq } from "@/db/queries/events";
import type { ReviewerId } from "@/lib/domain/ids";
import { CATCH_UP_EVENTS, closeCodes } from "@/lib/live/frames";
import type { LiveConnection } from "./live-connection";
import { LivePresence } from "./live-presence";
import { type Log, logBug } from "./log";
import { textFrame } from "./text-frame";

const EVENTS_A_FRAME = 500;

/**
 * The sockets of one investigation. New events are read once and sent to all as one frame; each
 * connection gets every event once, in the order of `seq`.
 */
export class LiveRoom {
  readonly connections = new Set<LiveConnection>();
  readonly presence = new LivePresence(this.connections);
  /** Whose it is does not matter here: it names the investigation. */
  readonly #access: Access;
  readonly #log: Log;
  readonly #onEmpty: () => void;
  readonly #opened: Promise<void>;
  #sentSeq = 0;
  #running: Promise<void>;
  #next: Promise<void> | null = null;

  constructor(access: Access, log: Log, onEmpty: () => void) {
    this.#access = access;
    this.#log = log;
    this.#onEmpty = onEmpty;
    this.#opened = this.#guarded(async () => {
      this.#sentSeq = await headSeq(access);
    });
    this.#running = this.#opened;
  }

  join(connection: LiveConnection): void {
    this.connections.add(connection);
  }

  leave(connection: LiveConnection): void {
    if (!this.connections.delete(connection)) return;
    this.presence.leave(connection);
    if (this.connections.size > 0) return;
    this.presence.stop();
    this.#onEmpty();
  }

  /**
   * Sends what happened since `since`, in frames one after the other, until nothing is missing; then `ready`.
   * Stops where it is when the tab goes: a long history is not read for nobody. Somebody who slept too long is
   * sent to read the page again instead.
   */
  async welcome(connection: LiveConnection, since: number): Promise<void> {
    await this.#opened;
    let head = await headSeq(this.#access);
    if (head - since > CATCH_UP_EVENTS) {
      connection.close(closeCodes.leftBehind);
      return;
    }
    let seq = Math.min(since, head); // A tab that is ahead sees it by the answer.
    for (;;) {
      const events = await eventsSince(this.#access, seq, EVENTS_A_FRAME);
      if (events.length > 0) await connection.sendAndFlush({ type: "events", events });
      if (connection.isClosed) return;
      seq = events.at(-1)?.seq ?? head; // Redacted events are not sent: after the last that is, the head counts.
      // From here to `connection.seq = seq` nothing else runs, so no event slips between.
      if (events.length === 0 && seq >= this.#sentSeq) break;
      head = await headSeq(this.#access);
    }
    connection.seq = seq;
    connection.send({ type: "ready", seq });
    this.presence.welcome(connection);
  }

  /**
   * Something was committed: sends it, in a run that begins when the one under way is done. Commits
   * that come close together share a run, and so a frame.
   */
  changed(): void {
    this.#next ??= this.#running.then(async () => {
      await breathe();
      this.#next = null;
      this.#running = this.#guarded(() => this.#broadcast());
      await this.#running;
    });
  }

  /** Waits until everything committed before this call was sent; answers with the last `seq` sent. */
  async sent(): Promise<number> {
    await (this.#next ?? this.#running);
    return this.#sentSeq;
  }

  async #broadcast(): Promise<void> {
    for (;;) {
      const events = await eventsSince(this.#access, this.#sentSeq, EVENTS_A_FRAME);
      const last = events.at(-1);
      if (!last) return;
      // Who was let out hears no more, not even of that.
      for (const { body } of events) if (body.type === "reviewer.left") await this.#recheck(body.reviewerId);
      const frame = textFrame(JSON.stringify({ type: "events", events }));
      for (const connection of this.connections) connection.pass(events, frame);
      this.#sentSeq = last.seq;
      await breathe(); // For what was written to go out, or who reads would be taken for somebody who does not.
    }
  }

  async #recheck(reviewerId: ReviewerId): Promise<void> {
    for (const connection of this.connections) if (connection.reviewerId === reviewerId) await connection.reenter();
  }

  /** A fault in reading must not leave a gap behind: everyone is sent away, comes back and catches up. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      logBug(this.#log, "Sending what happened", thrown);
      for (const connection of this.connections) connection.fail();
    }
  }
}
