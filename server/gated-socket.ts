import { WebSocket } from "ws";

/** What one may leave unread. Who reads slower is cut, comes back and is given the whole anew. */
const UNREAD_BYTES = 4_000_000;

/**
 * A socket whose messages reach nobody until they were let through: what Hocuspocus hears of it is
 * what somebody passed on.
 */
export class GatedSocket extends WebSocket {
  #take: (data: unknown, isBinary: boolean) => void = () => {};
  readonly #passed = new WeakSet<object>();

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
