import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import { Hocuspocus } from "@hocuspocus/server";
import { WebSocketServer } from "ws";
import { applyUpdate } from "yjs";
import type { Access } from "@/db/access";
import type { Store } from "@/db/store";
import type { SecondFactorMode } from "@/lib/domain/second-factor";
import { COLLAB_FRAME_BYTES } from "@/lib/joint-text/frames";
import { type JointTextOf, parseJointTextName } from "@/lib/joint-text/joint-text";
import { answerUpgrade } from "./answer";
import { CollabConnection } from "./collab-connection";
import { type CollabEntry, collabEntryOf } from "./collab-door";
import { CollabWatch } from "./collab-watch";
import { GatedSocket } from "./gated-socket";
import { type Home, isOurOrigin, type Refusal } from "./guard";
import { KeptText } from "./kept-text";
import { LineRefusals } from "./line-refusals";
import { SOCKETS_A_PERSON, tooManySockets } from "./live-door";
import { type Log, logBug } from "./log";
import { type TextDoor, textDoorOf } from "./text-doors";

export const collabPath = "/collab";

const accounts: Access["stream"] = "installation";

/** The command line writes beside the server: how often that is looked for. */
const POLL_EVERY_MS = 1_000;
const RECHECK_EVERY_MS = 15_000;
const PING_EVERY_MS = 30_000;
const QUIET_MS = 15_000;
const GOODBYE_MS = 1_000;

type Options = Readonly<{
  store: Store;
  secret: string;
  secondFactor: SecondFactorMode;
  home: Home;
  log: Log;
  /** How long nobody writes before a text is kept. */
  quietMs?: number;
}>;

/** A text that somebody has open. */
type Open = Readonly<{ text: KeptText; of: JointTextOf; door: TextDoor; connections: Set<CollabConnection> }>;

/**
 * The second socket: what several people write at once. Hocuspocus speaks Yjs with the tabs and
 * does nothing else; who may come in, what is let through and what is stored is decided here.
 */
export class Collab {
  readonly #options: Options;
  readonly #server = new WebSocketServer<typeof GatedSocket>({
    noServer: true,
    WebSocket: GatedSocket,
    maxPayload: COLLAB_FRAME_BYTES,
    perMessageDeflate: false,
  });
  readonly #hocuspocus = new Hocuspocus({
    quiet: true,
    debounce: 0, // It stores nothing.
    timeout: PING_EVERY_MS * 1_000, // The pings are ours.
    onAuthenticate: async ({ context, connectionConfig }) => {
      connectionConfig.readOnly = !connectionIn(context).writer.mayWrite;
    },
    onLoadDocument: async ({ document, documentName }) => {
      const open = this.#texts.get(documentName);
      if (open) applyUpdate(document, open.text.state);
    },
    connected: async ({ context, connection, documentName }) => {
      // What was stored while Hocuspocus was loading.
      const open = this.#texts.get(documentName);
      if (open) applyUpdate(connection.document, open.text.state);
      connectionIn(context).established();
    },
    onDisconnect: async ({ context }) => connectionIn(context).fail(),
  });
  readonly #texts = new Map<string, Open>();
  readonly #watches = new Map<string, CollabWatch>();
  readonly #stopListening: () => void;
  #timers: NodeJS.Timeout[] = [];
  #dataVersion = 0;
  #rechecking: Promise<void> | null = null;
  #recheckAgain = false;
  #isClosing = false;
  /** What came up the line and was no use, counted. */
  readonly refusals: LineRefusals;

  constructor(options: Options) {
    this.#options = options;
    this.refusals = new LineRefusals("the line of texts written together", options.log);
    this.#stopListening = options.store.onChange((stream) => {
      if (stream === accounts) this.#recheckAll();
      else this.#watches.get(stream)?.changed();
    });
  }

  /** Takes a socket that asks for `/collab`, or answers it with a status and a sentence. Never rejects. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { home } = this.#options;
    if (!isOurOrigin(request.headers.origin, home)) {
      return answerUpgrade(socket, { status: 403, sentence: `Texts are written on pages of ${home.url} only.` });
    }
    const entry = await this.knock(request);
    if ("status" in entry) return answerUpgrade(socket, entry);
    if (socket.destroyed) return;
    const own = this.#connections().filter((open) => open.entry.person.reviewerId === entry.person.reviewerId);
    if (own.length >= SOCKETS_A_PERSON) return answerUpgrade(socket, tooManySockets);
    this.#server.handleUpgrade(request, socket, head, (open) => this.#join(open, request, entry));
  }

  /** Whether the socket would be opened: a browser does not tell a page why one was not, so a tab asks by GET. */
  async knock(request: IncomingMessage): Promise<CollabEntry | Refusal> {
    if (this.#isClosing) return { status: 503, sentence: "Crossread is stopping. Try again in a moment." };
    const { store, secret, secondFactor, home, log } = this.#options;
    try {
      return await collabEntryOf(request, { store, secret, url: home.url, secondFactor });
    } catch (thrown) {
      logBug(log, "Opening a text", thrown);
      return { status: 500, sentence: "Something broke on the server. Try again." };
    }
  }

  /** Stores what is under way, keeps every text as it stands and sends everyone away; they come back to the next process. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#stopListening();
    const timer = setTimeout(() => {
      for (const socket of this.#server.clients) socket.terminate();
    }, GOODBYE_MS);
    const gone = Promise.all(
      [...this.#server.clients].map((socket) => new Promise((resolve) => socket.once("close", resolve))),
    );
    await Promise.all(this.#connections().map((connection) => connection.shutDown()));
    this.#stopTimers();
    await gone;
    clearTimeout(timer);
    await this.#rechecking;
    await Promise.all([...this.#texts.values()].map(({ text }) => text.close()));
    await Promise.all([...this.#watches.values()].map((watch) => watch.done()));
    this.#server.close();
    this.refusals.say();
  }

  #join(socket: GatedSocket, request: IncomingMessage, entry: CollabEntry): void {
    if (this.#isClosing) {
      socket.terminate();
      return;
    }
    const open = this.#texts.get(entry.name) ?? this.#open(entry);
    const connection = new CollabConnection(socket, {
      text: open.text,
      permission: open.door.permission,
      entry,
      log: this.#options.log,
      holderOf: (clientId) => [...open.connections].find((other) => other.clientId === clientId) ?? null,
      refusals: this.refusals,
      onLeft: (gone) => void this.#left(open, gone),
    });
    open.connections.add(connection);
    this.#hocuspocus.handleConnection(socket, request, { connection });
    if (this.#timers.length === 0) this.#startTimers();
  }

  #open({ name, of, access }: CollabEntry): Open {
    const { log, quietMs = QUIET_MS } = this.#options;
    const door = textDoorOf(of);
    const text = new KeptText({
      door,
      access,
      log,
      quietMs,
      spread: (update) => {
        const document = this.#hocuspocus.documents.get(name);
        if (document) applyUpdate(document, update);
      },
    });
    const open: Open = { text, of, door, connections: new Set() };
    this.#texts.set(name, open);
    if (!this.#watches.has(access.investigationId)) this.#watches.set(access.investigationId, this.#watch(access));
    return open;
  }

  #watch(access: Access): CollabWatch {
    return new CollabWatch(access, this.#options.log, {
      peopleChanged: () => this.#recheckAll(),
      settled: async (claimId) => {
        const texts = [...this.#texts.values()].filter(({ of }) => of.kind === "rationale" && of.claimId === claimId);
        await Promise.all(texts.map(({ text }) => text.catchUp()));
      },
    });
  }

  /** The last one out: the text is kept, and forgotten unless somebody came meanwhile. */
  async #left(open: Open, connection: CollabConnection): Promise<void> {
    open.connections.delete(connection);
    if (open.connections.size > 0 || this.#isClosing) return;
    const { name, access } = connection.entry;
    await open.text.close().catch((thrown: unknown) => logBug(this.#options.log, "Keeping a text", thrown));
    if (open.connections.size > 0 || this.#texts.get(name) !== open) return;
    this.#texts.delete(name);
    const isWatched = [...this.#texts.keys()].some((other) => slugIn(other) === slugIn(name));
    if (!isWatched) this.#watches.delete(access.investigationId);
    if (this.#texts.size === 0) this.#stopTimers();
  }

  #connections(): CollabConnection[] {
    return [...this.#texts.values()].flatMap(({ connections }) => [...connections]);
  }

  #startTimers(): void {
    this.#dataVersion = this.#options.store.dataVersion();
    this.#timers = [
      setInterval(() => this.#poll(), POLL_EVERY_MS),
      setInterval(() => this.#recheckAll(), RECHECK_EVERY_MS),
      setInterval(() => {
        for (const connection of this.#connections()) connection.ping();
      }, PING_EVERY_MS),
    ];
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  #poll(): void {
    const version = this.#options.store.dataVersion();
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    for (const watch of this.#watches.values()) watch.changed();
  }

  /** One round at a time, and one more for what is asked during it. */
  #recheckAll(): void {
    this.#recheckAgain = this.#rechecking !== null;
    this.#rechecking ??= this.#recheck()
      .catch((thrown: unknown) => logBug(this.#options.log, "Checking who may still write", thrown))
      .finally(() => {
        this.#rechecking = null;
        if (this.#recheckAgain) this.#recheckAll();
      });
  }

  async #recheck(): Promise<void> {
    for (const connection of this.#connections()) {
      await breathe();
      if (!this.#isClosing) await connection.reenter();
    }
  }
}

/** What the texts of one investigation share. */
const slugIn = (name: string) => parseJointTextName(name)?.slug;

/** What was given to Hocuspocus with the socket. @throws {Error} for a context that is not ours, which there is not. */
function connectionIn(context: unknown): CollabConnection {
  if (typeof context === "object" && context !== null && "connection" in context) {
    const { connection } = context;
    if (connection instanceof CollabConnection) return connection;
  }
  throw new Error("Hocuspocus has a connection that did not come through the door.");
}
