import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import { Doc } from "yjs";
import { collabCloseCodes } from "@/lib/joint-text/close-codes";
import { type Writer, writerIn } from "@/lib/joint-text/presence";
import { textIn } from "@/lib/joint-text/text-in";

export type Others = Readonly<Pick<Writer, "name" | "mayWrite"> & { reviewerId: string }>;

export type TabTextState = Readonly<{
  line: "connecting" | "connected" | "away" | "too-long";
  /** The server has everything that was typed here. */
  isSaved: boolean;
  text: string;
  /** Everybody else who has it open, each once, in the order of their names. */
  others: readonly Others[];
}>;

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
/** After these a tab does not come back by itself. */
const forGood: ReadonlySet<number> = new Set([
  collabCloseCodes.signedOut,
  collabCloseCodes.notAMember,
  collabCloseCodes.tooLong,
]);

/** One joint text in this tab: the document, the line to the server, and who else is there. */
export class TabText {
  readonly doc = new Doc();
  readonly #provider: HocuspocusProvider;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #listeners = new Set<() => void>();
  readonly #listening = new AbortController();
  #state: TabTextState = { line: "connecting", isSaved: true, text: "", others: [] };

  constructor(slug: string, name: string) {
    const query = new URLSearchParams({ investigation: slug, document: name });
    this.#socket = new HocuspocusProviderWebsocket({
      url: new URL(`/collab?${query}`, location.href).href.replace(/^http/, "ws"),
      delay: FIRST_RETRY_MS,
      minDelay: FIRST_RETRY_MS,
      maxDelay: LAST_RETRY_MS,
      onClose: ({ event }) => this.#lost(event.code),
    });
    this.#provider = new HocuspocusProvider({ name, document: this.doc, websocketProvider: this.#socket });
    this.#sayOnlyOwnPlace();
    this.#provider.on("status", ({ status }: { status: WebSocketStatus }) => {
      if (status !== WebSocketStatus.Connected)
        this.#set({ line: this.#state.line === "connected" ? "away" : this.#state.line });
    });
    this.#provider.on("synced", () => this.#set({ line: "connected" }));
    this.#provider.on("unsyncedChanges", () => this.#set({ isSaved: !this.#provider.hasUnsyncedChanges }));
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

  get isSaved(): boolean {
    return !this.#provider.hasUnsyncedChanges;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  end(): void {
    this.#listening.abort();
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
    const writers = states.flatMap(([, state]) => writerIn(state) ?? []);
    const each = new Map(writers.map((writer) => [writer.reviewerId, writer]));
    return [...each.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  #set(part: Partial<TabTextState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
