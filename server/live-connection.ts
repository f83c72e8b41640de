import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { z } from "zod";
import type { Access } from "@/db/access";
import { sendables } from "@/db/commands/sendable";
import type { AuditEvent } from "@/lib/domain/audit-event";
import type { ReviewerId, SourceId } from "@/lib/domain/ids";
import { isProblem, type ProblemCode } from "@/lib/errors";
import { closeCodes, type DownFrame, type Selection, type upFrame } from "@/lib/live/frames";
import { isCommandName } from "@/lib/live/inputs";
import { Allowance } from "./allowance";
import { type FrameFault, faultOf, type LineRefusals } from "./line-refusals";
import { type Entry, reentry } from "./live-door";
import { readFrame } from "./live-frame";
import type { LiveRoom } from "./live-room";
import { type Log, logBug } from "./log";

type FrameOf<Type extends z.output<typeof upFrame>["type"]> = Extract<z.output<typeof upFrame>, { type: Type }>;

const WAITING_FRAMES = 1_000;
const WAITING_CODE_UNITS = 8_000_000;
const BAD_FRAMES = 5;
/** What a reader may leave unread. Who reads slower is cut, comes back and catches up. */
const UNREAD_BYTES = 8_000_000;
/** In the words of RFC 6455. */
const INTERNAL_ERROR = 1011;

/** Both views of one socket: `wire` is what lies under it, for frames that are made once for all. */
export type Opened = Readonly<{ socket: WebSocket; wire: Duplex }>;
type Surroundings = Readonly<{ room: LiveRoom; log: Log; refusals: LineRefusals }>;
type Place = Readonly<{
  sourceId: SourceId | null;
  block: number | null;
  selection: Selection | null;
  /** When they went there, by the clock that cannot be set: of two tabs, the later counts. */
  sinceMs: number;
}>;

/**
 * One tab's socket. Its frames are done one after the other, in the order they came; presence
 * alone is taken at once. Whoever is behind it enters anew with every command, so that an ended
 * session or a changed role takes effect at the next thing they do.
 */
export class LiveConnection {
  readonly reviewerId: ReviewerId;
  readonly name: string;
  place: Place = { sourceId: null, block: null, selection: null, sinceMs: performance.now() };
  /** Events up to this one were sent; null until it has caught up. */
  seq: number | null = null;
  isAlive = true;

  readonly #socket: WebSocket;
  readonly #wire: Duplex;
  readonly #room: LiveRoom;
  readonly #entry: Entry;
  #access: Access;
  readonly #log: Log;
  readonly #refusals: LineRefusals;
  #queue: Promise<void> = Promise.resolve();
  #waitingFrames = 0;
  #waitingCodeUnits = 0;
  #badFrames = 0;
  /** A tab says where it is four times a second. */
  readonly #moves = new Allowance({ aSecond: 100, atOnce: 1_000 });
  #saidHello = false;
  #isClosed = false;
  #isStopping = false;

  constructor({ socket, wire }: Opened, entry: Entry, { room, log, refusals }: Surroundings) {
    this.#socket = socket;
    this.#wire = wire;
    this.#room = room;
    this.#entry = entry;
    this.#access = entry.access;
    this.#log = log;
    this.#refusals = refusals;
    this.reviewerId = entry.person.reviewerId;
    this.name = entry.person.name;
    socket.on("message", (data, isBinary) => this.#take(data, isBinary));
    socket.on("pong", () => {
      this.isAlive = true;
    });
    // A frame too long or malformed: ws closes it, with the code for that.
    socket.on("error", (failure) => {
      refusals.count(faultOf(failure));
      this.#leave();
    });
    socket.on("close", () => this.#leave());
  }

  /** Nobody is at the other end any more, or will not be for long. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** As whom it was let in last. What may be seen of the investigation follows from it, and the same store sees the same. */
  get access(): Access {
    return this.#access;
  }

  send(frame: DownFrame): void {
    if (!this.#isClosed && this.#reads()) this.#socket.send(JSON.stringify(frame));
  }

  /** Sends what was made once for all, past `ws`, which has nothing of its own under way: every send of it is at once. */
  sendFrame(frame: Buffer): void {
    if (this.#isClosed || this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#reads()) this.#wire.write(frame);
  }

  /** Sends, and waits until it has gone out: for what may be long, so that it is never all in memory. */
  async sendAndFlush(frame: DownFrame): Promise<void> {
    if (this.#isClosed) return;
    await new Promise<void>((resolve) => {
      this.#socket.send(JSON.stringify(frame), (failure) => {
        if (failure) this.#leave(); // Told before the socket says that it is closed.
        resolve();
      });
    });
  }

  /** Passes on new events up to `until`, once each; `frame` is what says them all, made once for all who see the same. */
  pass(events: readonly AuditEvent[], frame: Buffer, until: number): void {
    if (this.seq === null || until <= this.seq) return;
    const { seq } = this;
    const [first, last] = [events[0], events.at(-1)];
    this.seq = until;
    if (!first || !last || last.seq <= seq) return;
    if (first.seq > seq) this.sendFrame(frame);
    else this.send({ type: "events", events: events.filter((event) => event.seq > seq) });
  }

  /**
   * Enters anew; closes the socket of somebody who may not. Who may see something else than when the page was read,
   * since a source became confidential or they were named, reads it again.
   */
  async reenter(): Promise<Access | null> {
    const entered = await reentry(this.#entry);
    if (entered === "signed-out") this.close(closeCodes.signedOut);
    else if (entered === "not-a-member") this.close(closeCodes.notAMember);
    else if (entered.hidden.join() !== this.#access.hidden.join()) this.close(closeCodes.leftBehind);
    else {
      this.#access = entered;
      return entered;
    }
    return null;
  }

  /** Asks whether the tab is still there; one that did not answer the last time is dropped. */
  ping(): void {
    if (this.isAlive) this.#socket.ping();
    else this.#socket.terminate();
    this.isAlive = false;
  }

  /** A fault of ours: the tab comes back. */
  fail(): void {
    this.close(INTERNAL_ERROR);
  }

  close(code: number): void {
    if (this.#isClosed) return;
    this.#leave();
    this.#socket.close(code);
  }

  /** Finishes the command under way, drops those that wait (the tab sends them again), and closes. */
  async shutDown(): Promise<void> {
    this.#isStopping = true;
    await this.#queue;
    this.close(closeCodes.shuttingDown);
  }

  #leave(): void {
    this.#isClosed = true;
    this.#room.leave(this);
  }

  /** Whether what was sent before has been read, near enough; cuts off who does not. One long frame is nobody's fault. */
  #reads(): boolean {
    if (this.#socket.bufferedAmount <= UNREAD_BYTES) return true;
    this.#refusals.count("left unread");
    this.close(closeCodes.tooSlow);
    return false;
  }

  #take(data: RawData, isBinary: boolean): void {
    if (this.#isClosed || this.#isStopping) return;
    const text = isBinary ? "" : data.toString();
    const read = readFrame(text);
    if (!read.ok) this.#refuseFrame(read.fault, read.id, read.reason);
    else if (read.frame.type === "presence") this.#goTo(read.frame);
    else this.#takeInTurn(read.frame, text.length);
  }

  /** The room tells the others at most once in a while, and only where everyone is by then. Who floods is cut off. */
  #goTo({ sourceId, block, selection }: FrameOf<"presence">): void {
    if (!this.#saidHello) return; // Nobody sees who has not come in yet.
    if (!this.#moves.take()) {
      this.#cutOff();
      return;
    }
    this.place = { sourceId, block, selection, sinceMs: performance.now() };
    this.#room.presence.moved(this);
  }

  #takeInTurn(frame: FrameOf<"hello" | "command">, codeUnits: number): void {
    if (frame.type === "hello" && this.#saidHello) {
      this.#refuseFrame("out of turn", null, "Hello is said once.");
    } else if (frame.type === "hello" && frame.as !== undefined && frame.as !== this.reviewerId) {
      this.close(closeCodes.anotherAccount);
    } else if (frame.type === "hello") {
      this.#saidHello = true;
      this.#enqueue(codeUnits, () => this.#room.welcome(this, frame.since));
    } else if (this.#saidHello) {
      this.#enqueue(codeUnits, () => this.#command(frame));
    } else {
      this.#refuseFrame("out of turn", frame.id, "Say hello first.");
    }
  }

  #cutOff(): void {
    this.#refusals.count("too many at once");
    this.close(closeCodes.tooSlow);
  }

  #refuseFrame(fault: FrameFault, id: string | null, reason: string): void {
    this.#refusals.count(fault);
    this.#badFrames += 1;
    if (id !== null) this.#refuse(id, "invalid", reason);
    if (this.#badFrames >= BAD_FRAMES) this.close(closeCodes.badFrame);
  }

  #refuse(id: string, code: ProblemCode, message: string): void {
    this.send({ type: "refused", id, problem: { code, message } });
  }

  #enqueue(codeUnits: number, work: () => Promise<void>): void {
    this.#waitingFrames += 1;
    this.#waitingCodeUnits += codeUnits;
    if (this.#waitingFrames > WAITING_FRAMES || this.#waitingCodeUnits > WAITING_CODE_UNITS) this.#cutOff();
    this.#queue = this.#queue.then(async () => {
      try {
        if (!this.#isClosed && !this.#isStopping) await work();
      } catch (thrown) {
        logBug(this.#log, "A live connection", thrown);
        this.fail();
      }
      this.#waitingFrames -= 1;
      this.#waitingCodeUnits -= codeUnits;
    });
  }

  async #command({ id, command: name, input }: FrameOf<"command">): Promise<void> {
    if (!isCommandName(name)) {
      this.#refusals.count("unknown command");
      this.#refuse(id, "invalid", `This server knows no command “${name}”. Reload the page.`);
      return;
    }
    const access = await this.reenter();
    if (!access) return;
    const record = (outcome: string) =>
      this.#log(`${name} ${outcome}`, { event: "command", command: name, commandId: id, outcome, by: this.reviewerId });
    try {
      await sendables[name](access, id, input);
    } catch (thrown) {
      if (isProblem(thrown)) {
        record(thrown.code);
        const { code, message, present } = thrown;
        this.send({ type: "refused", id, problem: { code, message, present } });
      } else {
        logBug(this.#log, `The command ${name}`, thrown, { commandId: id });
        this.#refuse(id, "unavailable", "Something broke on the server, and this was not saved. Try again.");
      }
      return;
    }
    record("done");
    // Its events first, so that what the tab foresaw gives way to what happened before it is called saved.
    this.send({ type: "acknowledged", id, seq: await this.#room.sent() });
  }
}
