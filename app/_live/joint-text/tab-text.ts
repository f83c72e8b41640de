import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import { Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { UNSENT_TEXT_CHARACTERS } from "@/lib/domain/assessment";
import type { ReviewerId } from "@/lib/domain/ids";
import { collabCloseCodes } from "@/lib/joint-text/close-codes";
import { type Writer, writerIn } from "@/lib/joint-text/presence";
import { textIn } from "@/lib/joint-text/text-in";
import { keepUnsent } from "./keep-unsent";
import { KeptTexts } from "./kept-texts";

export type Others = Readonly<Pick<Writer, "name" | "mayWrite"> & { reviewerId: string }>;

export type TabTextState = Readonly<{
  line: "connecting" | "connected" | "away" | "too-long";
  /** The server has everything that was typed here. */
  isSaved: boolean;
  text: string;
  /** Everybody else who has it open, each once, in the order of their names; one's own other tabs are not among them. */
  others: readonly Others[];
}>;

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
const SAVED_LIMIT_MS = 2_000;
/** After these a tab does not come back by itself. */
const forGood: ReadonlySet<number> = new Set([
  collabCloseCodes.signedOut,
  collabCloseCodes.notAMember,
  collabCloseCodes.tooLong,
]);

/** Sends or does not: what was typed without a line comes by the synchronisation that begins each line, and is counted there. */
class Line extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

/** One joint text in this tab: the document, the line to the server, and who else is there. */
export class TabText {
  readonly doc = new Doc();
  readonly #provider: HocuspocusProvider;
  readonly #socket: Line;
  readonly #listeners = new Set<() => void>();
  readonly #unsent: ReturnType<typeof keepUnsent>;
  readonly #me: ReviewerId;
  readonly #listening = new AbortController();
  /** What the server had when it last had everything. */
  #sent: Uint8Array | undefined;
  #state: TabTextState = { line: "connecting", isSaved: true, text: "", others: [] };

  constructor(slug: string, name: string, me: ReviewerId) {
    this.#me = me;
    const query = new URLSearchParams({ investigation: slug, document: name });
    this.#socket = new Line({
      url: new URL(`/collab?${query}`, location.href).href.replace(/^http/, "ws"),
      delay: FIRST_RETRY_MS,
      minDelay: FIRST_RETRY_MS,
      maxDelay: LAST_RETRY_MS,
      onClose: ({ event }) => this.#lost(event.code),
    });
    this.#provider = new HocuspocusProvider({ name, document: this.doc, websocketProvider: this.#socket });
    this.#unsent = keepUnsent(this.doc, new KeptTexts(me, name), {
      isSaved: () => this.isSaved,
      isConnected: () => this.#state.line === "connected",
    });
    this.#sayOnlyOwnPlace();
    this.#provider.on("status", ({ status }: { status: WebSocketStatus }) => {
      if (status !== WebSocketStatus.Connected)
        this.#set({ line: this.#state.line === "connected" ? "away" : this.#state.line });
    });
    this.#provider.on("synced", () => this.#set({ line: "connected" }));
    this.#provider.on("unsyncedChanges", () => {
      if (this.isSaved) this.#sent = encodeStateVector(this.doc);
      this.#set({ isSaved: this.isSaved });
      this.#unsent.changed();
    });
    this.doc.on("update", () => this.#set({ text: textIn(this.doc) }));
    this.awareness.on("change", () => this.#set({ others: this.#others() }));
    this.#provider.attach();
    const { signal } = this.#listening;
    window.addEventListener("offline", () => this.#socket.disconnect(), { signal });
    window.addEventListener("online", () => void this.#socket.connect(), { signal });
    // Yjs does not pass on the first thing a client says of itself, only what comes after.
    this.awareness.setLocalState({ cursor: null });
  }

  get awareness(): Awareness {
    const { awareness } = this.#provider;
    if (!awareness) throw new Error("The provider was made with awareness.");
    return awareness;
  }

  get state(): TabTextState {
    return this.#state;
  }

  /** False before the first answer as well: what is there then, the server may not have. */
  get isSaved(): boolean {
    return !this.#provider.hasUnsyncedChanges;
  }

  /** What was typed here and has not reached the server, in base64; null when it has all, and for more than goes along. */
  get unsent(): string | null {
    if (this.isSaved) return null;
    const bytes = encodeStateAsUpdate(this.doc, this.#sent);
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return text.length <= UNSENT_TEXT_CHARACTERS ? text : null;
  }

  /** Resolves when the server has what was typed; without a line, or after a while, all the same. */
  async saved(): Promise<void> {
    if (this.isSaved || this.#state.line !== "connected") return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SAVED_LIMIT_MS);
      const stop = this.subscribe(() => {
        if (!this.#state.isSaved && this.#state.line === "connected") return;
        stop();
        clearTimeout(timer);
        resolve();
      });
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  end(): void {
    this.#listening.abort();
    this.#unsent.end();
    this.#provider.destroy();
    this.#socket.destroy();
    this.doc.destroy();
  }

  /** The provider would say again what others say of themselves, to everybody, each time they say it. */
  #sayOnlyOwnPlace(): void {
    this.awareness.off("update", this.#provider.boundAwarenessUpdateHandler);
    this.awareness.on("update", (changes: unknown, origin: unknown) => {
      if (origin === "local") this.#provider.awarenessUpdateHandler(changes, origin);
    });
  }

  #lost(code: number): void {
    if (forGood.has(code)) this.#socket.disconnect();
    this.#set({ line: code === collabCloseCodes.tooLong ? "too-long" : "away" });
  }

  #others(): Others[] {
    const states = [...this.awareness.getStates()].filter(([clientId]) => clientId !== this.doc.clientID);
    const writers = states
      .flatMap(([, state]) => writerIn(state) ?? [])
      .filter(({ reviewerId }) => reviewerId !== this.#me);
    const each = new Map(writers.map((writer) => [writer.reviewerId, writer]));
    return [...each.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  #set(part: Partial<TabTextState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
