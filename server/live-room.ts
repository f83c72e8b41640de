import { setImmediate as breathe } from "node:timers/promises";
import { type Access, unveiled } from "@/db/access";
import { eventsSince, headSeq } from "@/db/queries/events";
import { isSeenAnew, readersOfSources } from "@/db/queries/readers";
import type { AuditEventBody, BodyOf } from "@/lib/domain/audit-event";
import type { ReviewerId } from "@/lib/domain/ids";
import { CATCH_UP_EVENTS, closeCodes } from "@/lib/live/frames";
import type { LiveConnection } from "./live-connection";
import { LivePresence } from "./live-presence";
import { type Log, logBug } from "./log";
import { textFrame } from "./text-frame";

const EVENTS_A_FRAME = 500;

const readersSet = "source.readers-set";

const isAboutSomebody = (body: AuditEventBody): body is BodyOf<"reviewer.left" | "reviewer.role-changed"> =>
  body.type === "reviewer.left" || body.type === "reviewer.role-changed";

/**
 * The sockets of one investigation. New events are read once and sent to all as one frame; each
 * connection gets every event once, in the order of `seq`.
 */
export class LiveRoom {
  readonly connections = new Set<LiveConnection>();
  readonly presence = new LivePresence(this.connections);
  /** Whose it is does not matter here: it names the investigation, and sees all of it. */
  readonly #access: Access;
  readonly #log: Log;
  readonly #onEmpty: () => void;
  readonly #opened: Promise<void>;
  #sentSeq = 0;
  /** Who may know of which confidential source, as of the last look. */
  #readers = "[]";
  #running: Promise<void>;
  #next: Promise<void> | null = null;

  constructor(access: Access, log: Log, onEmpty: () => void) {
    this.#access = unveiled(access);
    this.#log = log;
    this.#onEmpty = onEmpty;
    this.#opened = this.#guarded(async () => {
      this.#sentSeq = await headSeq(this.#access);
      this.#readers = JSON.stringify(await readersOfSources(this.#access));
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
    const { access } = connection;
    let head = await headSeq(access);
    // A page from before a source became confidential shows it; who may not know of it is not told what else happened.
    if (head - since > CATCH_UP_EVENTS || (await isSeenAnew(access, since, readersSet))) {
      connection.close(closeCodes.leftBehind);
      return;
    }
    let seq = Math.min(since, head); // A tab that is ahead sees it by the answer.
    for (;;) {
      const events = await eventsSince(access, seq, EVENTS_A_FRAME);
      if (events.some(({ body }) => body.type === readersSet)) {
        connection.close(closeCodes.leftBehind); // They may see more than the page they read.
        return;
      }
      if (events.length > 0) await connection.sendAndFlush({ type: "events", events });
      if (connection.isClosed) return;
      seq = events.at(-1)?.seq ?? head; // Redacted events are not sent: after the last that is, the head counts.
      // From here to `connection.seq = seq` nothing else runs, so no event slips between.
      if (events.length === 0 && seq >= this.#sentSeq) break;
      head = await headSeq(access);
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

  /** Sends what there is now, and no more: what comes meanwhile has a run of its own, or who waits would wait for all. */
  async #broadcast(): Promise<void> {
    const head = await headSeq(this.#access);
    while (this.#sentSeq < head) {
      const events = await eventsSince(this.#access, this.#sentSeq, EVENTS_A_FRAME);
      const last = events.at(-1);
      if (!last) return;
      // Who was let out hears no more, not even of that; nor who may see something else from now on.
      for (const { body } of events) if (isAboutSomebody(body)) await this.#recheck(body.reviewerId);
      await this.#recheckReaders();
      for (const [{ hidden }, group] of this.#groups()) {
        if (hidden.length > 0) await this.#passVeiled(group, last.seq);
        else {
          const frame = textFrame(JSON.stringify({ type: "events", events }));
          for (const connection of group) connection.pass(events, frame, last.seq);
        }
      }
      this.#sentSeq = last.seq;
      // For what was written to go out, or who reads would be taken for somebody who does not. A run begins with it too.
      if (last.seq < head) await breathe();
    }
  }

  /** Those who see the same, with an access of one of them. */
  #groups(): [Access, LiveConnection[]][] {
    const groups = new Map<Access["store"], [Access, LiveConnection[]]>();
    for (const connection of this.connections) {
      const { access } = connection;
      const group = groups.get(access.store) ?? [access, []];
      group[1].push(connection);
      groups.set(access.store, group);
    }
    return [...groups.values()];
  }

  /** Of what is hidden nothing is sent, like of what was redacted. Who sees more than before reads the page again. */
  async #passVeiled(group: readonly LiveConnection[], until: number): Promise<void> {
    const [first] = group;
    if (!first) return;
    const { access } = first;
    if (await isSeenAnew(access, this.#sentSeq)) {
      for (const connection of group) connection.close(closeCodes.leftBehind);
      return;
    }
    const events = (await eventsSince(access, this.#sentSeq, EVENTS_A_FRAME)).filter(({ seq }) => seq <= until);
    const frame = textFrame(JSON.stringify({ type: "events", events }));
    for (const connection of group) connection.pass(events, frame, until);
  }

  /** Where other people may know of other sources than before, everybody enters anew. */
  async #recheckReaders(): Promise<void> {
    const readers = JSON.stringify(await readersOfSources(this.#access));
    if (readers === this.#readers) return;
    this.#readers = readers;
    for (const connection of this.connections) await connection.reenter();
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
