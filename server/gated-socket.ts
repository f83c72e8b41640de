import { WebSocket } from "ws";
import { JOINT_TEXT_BYTES } from "@/lib/joint-text/frames";

/** What one may leave unread: the longest text, and some. Who reads slower is cut, comes back and is given the whole anew. */
const UNREAD_BYTES = JOINT_TEXT_BYTES.report + 1024 * 1024;

/**
 * A socket whose messages reach nobody until they were let through: what Hocuspocus hears of it is
 * what somebody passed on. And what Hocuspocus sends goes out only to who reads: it would answer anybody who asks for a
 * whole text again and again, and hold every answer.
 */
export class GatedSocket extends WebSocket {
  #take: (data: unknown, isBinary: boolean) => void = () => {};
  readonly #passed = new WeakSet<object>();
  /** Hears that something was to be sent while what was sent before piles up. */
  onUnread: () => void = () => {};

  /** Where messages go as they come in. */
  set gate(take: (data: unknown, isBinary: boolean) => void) {
    this.#take = take;
  }

  /** Lets a message through. It may be emitted again: Hocuspocus puts by what it is not ready for. */
  pass(bytes: Uint8Array): void {
    const message = Buffer.from(bytes);
    this.#passed.add(message);
    super.emit("message", message, true);
  }

  override send(...said: unknown[]): void {
    if (this.isUnread) this.onUnread();
    else Reflect.apply(super.send, this, said);
  }

  override emit(event: string | symbol, ...said: unknown[]): boolean {
    const [data, isBinary] = said;
    if (event !== "message" || (typeof data === "object" && data !== null && this.#passed.has(data))) {
      return super.emit(event, ...said);
    }
    this.#take(data, isBinary === true);
    return true;
  }

  /** Whether what was sent piles up because nobody reads it. */
  get isUnread(): boolean {
    return this.bufferedAmount > UNREAD_BYTES;
  }
}
