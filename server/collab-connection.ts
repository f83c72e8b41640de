import type { Access } from "@/db/access";
import { isProblem } from "@/lib/errors";
import { collabCloseCodes } from "@/lib/joint-text/close-codes";
import { type AwarenessEntry, type CollabFrame, readCollabFrame } from "@/lib/joint-text/frames";
import { awarenessFrame, signedEntry, type Writer } from "@/lib/joint-text/presence";
import { type Permission, reach } from "@/lib/policy/permissions";
import { Allowance } from "./allowance";
import { type CollabEntry, isThere } from "./collab-door";
import type { GatedSocket } from "./gated-socket";
import type { KeptText } from "./kept-text";
import { type FrameFault, faultOf, type LineRefusals } from "./line-refusals";
import { reentry } from "./live-door";
import { type Log, logBug } from "./log";

const WAITING_FRAMES = 1_000;
const BAD_FRAMES = 5;
/** Frames that a person types and moves about in, with plenty of room. */
const FRAMES = { aSecond: 200, atOnce: 500 };
/** In the words of RFC 6455. */
const [NORMAL, INTERNAL_ERROR] = [1000, 1011];

type Options = Readonly<{
  text: KeptText;
  /** What somebody needs to write in it. */
  permission: Permission;
  entry: CollabEntry;
  log: Log;
  /** The connection that has a client of this number, on this text. */
  holderOf: (clientId: number) => CollabConnection | null;
  refusals: LineRefusals;
  onLeft: (connection: CollabConnection) => void;
}>;

/**
 * One tab at one joint text. Its frames are read, judged and done one after the other; Hocuspocus
 * hears those that were let through. Whoever is behind it enters anew with everything they write.
 */
export class CollabConnection {
  readonly writer: Writer;
  readonly entry: CollabEntry;
  /** The number that its Yjs document has, once it has said so; it cannot take another's. */
  clientId: number | null = null;
  isAlive = true;
  readonly #socket: GatedSocket;
  readonly #options: Options;
  #queue: Promise<void> = Promise.resolve();
  #waitingFrames = 0;
  #badFrames = 0;
  readonly #frames = new Allowance(FRAMES);
  #saidHello = false;
  /** The socket is gone; what came before is still done. */
  #isClosed = false;
  /** We sent it away; what came before is dropped. */
  #isOut = false;
  #resolveEstablished: () => void = () => {};
  readonly #established: Promise<void>;

  constructor(socket: GatedSocket, options: Options) {
    const { entry } = options;
    this.#socket = socket;
    this.#options = options;
    this.entry = entry;
    this.writer = {
      reviewerId: entry.access.reviewerId,
      name: entry.person.name,
      mayWrite: this.#mayWrite(entry.access),
    };
    this.#established = new Promise((resolve) => {
      this.#resolveEstablished = resolve;
    });
    socket.gate = (data, isBinary) => this.#take(data, isBinary);
    socket.on("pong", () => {
      this.isAlive = true;
    });
    socket.onUnread = () => this.#cutOff("left unread", collabCloseCodes.tooSlow);
    // A frame too long or malformed: ws closes it, with the code for that.
    socket.on("error", (failure) => {
      options.refusals.count(faultOf(failure));
      this.#leave();
    });
    socket.on("close", () => this.#leave());
  }

  /** Hocuspocus has let it in, and sends it everything from here on. */
  established(): void {
    this.#resolveEstablished();
  }

  /** Enters anew; closes the socket of who may not stay, and of who comes back as something else. */
  async reenter(): Promise<Access | null> {
    const entered = await reentry(this.entry);
    if (entered === "signed-out") this.close(collabCloseCodes.signedOut);
    else if (entered === "not-a-member") this.close(collabCloseCodes.notAMember);
    else if (entered.hidden.length > 0 && !(await isThere(entered, this.entry.of)))
      this.close(collabCloseCodes.notAMember);
    else if (this.#mayWrite(entered) !== this.writer.mayWrite) this.close(collabCloseCodes.roleChanged);
    else return entered;
    return null;
  }

  /** Asks whether the tab is still there, and reads; one that did not answer the last time is dropped. */
  ping(): void {
    if (this.#socket.isUnread) this.#cutOff("left unread", collabCloseCodes.tooSlow);
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
    this.#isOut = true;
    this.#leave();
    this.#socket.close(code);
  }

  /** Finishes what is under way; the tab says again what was not acknowledged. */
  async shutDown(): Promise<void> {
    this.#waitingFrames = Number.POSITIVE_INFINITY; // Nothing more is taken.
    await this.#queue;
    this.close(collabCloseCodes.shuttingDown);
  }

  #leave(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#resolveEstablished();
    void this.#queue.then(() => this.#options.onLeft(this));
  }

  #take(data: unknown, isBinary: boolean): void {
    if (this.#isClosed || this.#waitingFrames === Number.POSITIVE_INFINITY) return;
    const bytes = isBinary && data instanceof Uint8Array ? data : null;
    const frame = bytes && readCollabFrame(bytes, this.entry.name);
    if (!this.#frames.take()) this.#cutOff("too many at once", collabCloseCodes.tooFast);
    else if (this.#socket.isUnread) this.#cutOff("left unread", collabCloseCodes.tooSlow);
    else if (!frame || (frame.type === "hello") === this.#saidHello) this.#refuse();
    else {
      this.#saidHello = true;
      this.#enqueue(() => this.#do(frame, bytes));
    }
  }

  #cutOff(fault: FrameFault, code: number): void {
    if (this.#isClosed) return;
    this.#options.refusals.count(fault);
    this.close(code);
  }

  #refuse(): void {
    this.#options.refusals.count("no frame of ours");
    this.#badFrames += 1;
    if (this.#badFrames >= BAD_FRAMES) this.close(collabCloseCodes.badFrame);
  }

  #enqueue(work: () => Promise<void>): void {
    this.#waitingFrames += 1;
    if (this.#waitingFrames > WAITING_FRAMES) this.#cutOff("too many at once", collabCloseCodes.tooSlow);
    this.#queue = this.#queue.then(async () => {
      try {
        if (!this.#isOut) await work();
      } catch (thrown) {
        this.#failed(thrown);
      }
      this.#waitingFrames -= 1;
    });
  }

  #failed(thrown: unknown): void {
    if (isProblem(thrown) && thrown.code === "forbidden") this.close(collabCloseCodes.roleChanged);
    else if (isProblem(thrown) && thrown.code === "not-found") this.close(collabCloseCodes.notAMember);
    else {
      if (!isProblem(thrown)) logBug(this.#options.log, "Writing a text together", thrown);
      this.fail();
    }
  }

  async #do(frame: CollabFrame, bytes: Uint8Array): Promise<void> {
    if (frame.type === "hello") {
      await this.#options.text.ready;
      this.#pass(bytes);
      await this.#established;
    } else if (frame.type === "goodbye") this.close(NORMAL);
    else if (frame.type === "awareness") this.#sayWhere(frame.entries);
    else if (frame.type === "update") await this.#write(frame.update, bytes);
    else this.#pass(bytes);
  }

  /** What a reader sends is passed on as well: Hocuspocus tells them that it was not taken. */
  async #write(update: Uint8Array, bytes: Uint8Array): Promise<void> {
    const access = await this.reenter();
    if (!access) return;
    const taken = this.writer.mayWrite ? await this.#options.text.take(access, update) : "taken";
    if (taken === "taken") this.#pass(bytes);
    else if (taken === "too-long") this.close(collabCloseCodes.tooLong);
    else this.#refuse();
  }

  /** Says where its own caret is, under the name the server knows. What it says of others is theirs to say. */
  #sayWhere(entries: readonly AwarenessEntry[]): void {
    const own = entries.filter(({ clientId, state }) => this.#isOwn(clientId, state));
    const signed = own.map((entry) => signedEntry(entry, this.writer)).filter((entry) => entry !== null);
    if (signed.length < own.length) this.#refuse();
    if (signed.length > 0) this.#pass(awarenessFrame(this.entry.name, signed));
  }

  #isOwn(clientId: number, state: string): boolean {
    if (this.clientId !== null) return this.clientId === clientId;
    if (state === "null") return false;
    const holder = this.#options.holderOf(clientId);
    if (holder && holder.writer.reviewerId !== this.writer.reviewerId) return false;
    holder?.close(NORMAL); // The same tab, come back before it was missed.
    this.clientId = clientId;
    return true;
  }

  #mayWrite({ role }: Access): boolean {
    return reach(role, this.#options.permission) === "any";
  }

  #pass(bytes: Uint8Array): void {
    if (!this.#isClosed) this.#socket.pass(bytes);
  }
}
