import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setImmediate as breathe, setTimeout as delay } from "node:timers/promises";
import { WebSocketServer } from "ws";
import type { Access } from "@/db/access";
import type { Store } from "@/db/store";
import type { InvestigationId, ReviewerId } from "@/lib/domain/ids";
import type { SecondFactorMode } from "@/lib/domain/second-factor";
import { UP_FRAME_BYTES } from "@/lib/live/frames";
import { answerUpgrade } from "./answer";
import { type Home, isOurOrigin, type Refusal } from "./guard";
import { LineRefusals } from "./line-refusals";
import { LiveConnection, type Opened } from "./live-connection";
import { type Entry, entryOf, SOCKETS_A_PERSON, tooManySockets } from "./live-door";
import { LiveRoom } from "./live-room";
import { type Log, logBug } from "./log";

export const livePath = "/live";

/** The stream of what belongs to no investigation: accounts and sessions. */
const accounts: Access["stream"] = "installation";

const POLL_EVERY_MS = 100;
const RECHECK_EVERY_MS = 15_000;
const PING_EVERY_MS = 30_000;
/** How many sessions are looked up before other work has its turn. */
const RECHECK_AT_ONCE = 5;
/** In a round that nothing called for: so long that a thousand are spread over half the time between two rounds. */
const RECHECK_PAUSE_MS = 35;
/** How long a tab may take to read what is still on its way, and to answer the goodbye. */
const GOODBYE_MS = 1_000;

type Options = Readonly<{ store: Store; secret: string; secondFactor: SecondFactorMode; home: Home; log: Log }>;

/** The live line: one socket for each open tab, a room for each investigation somebody has open. */
export class Live {
  readonly #options: Options;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: UP_FRAME_BYTES, perMessageDeflate: false });
  readonly #rooms = new Map<string, LiveRoom>();
  /** What came up the line and was no use, counted. */
  readonly refusals: LineRefusals;
  readonly #stopListening: () => void;
  #timers: NodeJS.Timeout[] = [];
  #dataVersion = 0;
  #rechecking: Promise<void> | null = null;
  #recheckAgain = false;
  #isRecheckUrgent = false;
  #isClosing = false;

  constructor(options: Options) {
    this.#options = options;
    this.refusals = new LineRefusals("the live line", options.log);
    this.#stopListening = options.store.onChange((stream) => {
      // Where accounts changed, somebody may have been signed out.
      if (stream === accounts) this.#recheckAll(true);
      else this.#rooms.get(stream)?.changed();
    });
  }

  /** Takes a socket that asks for `/live`, or answers it with a status and a sentence. Never rejects. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { home } = this.#options;
    if (!isOurOrigin(request.headers.origin, home)) {
      return answerUpgrade(socket, { status: 403, sentence: `Live updates are for pages of ${home.url} only.` });
    }
    const entry = await this.knock(request);
    if ("status" in entry) return answerUpgrade(socket, entry);
    if (socket.destroyed) return;
    const own = this.#connections().filter(({ reviewerId }) => reviewerId === entry.person.reviewerId);
    if (own.length >= SOCKETS_A_PERSON) return answerUpgrade(socket, tooManySockets);
    this.#server.handleUpgrade(request, socket, head, (open) => this.#join({ socket: open, wire: socket }, entry));
  }

  /** Whether the socket would be opened: a browser does not tell a page why one was not, so a tab asks by GET. */
  async knock(request: IncomingMessage): Promise<Entry | Refusal> {
    if (this.#isClosing) return { status: 503, sentence: "Crossread is stopping. Try again in a moment." };
    const { store, secret, secondFactor, home, log } = this.#options;
    try {
      return await entryOf(request, { store, secret, url: home.url, secondFactor });
    } catch (thrown) {
      logBug(log, "Opening a live connection", thrown);
      return { status: 500, sentence: "Something broke on the server. Try again." };
    }
  }

  /** Finishes the commands under way and sends everyone away; they come back to the next process. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#isRecheckUrgent = true;
    this.#stopListening();
    // Running from the first moment: what is under way may itself be waiting for somebody who does not read.
    const timer = setTimeout(() => {
      for (const socket of this.#server.clients) socket.terminate();
    }, GOODBYE_MS);
    const sockets = [...this.#server.clients];
    const gone = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve))));
    await Promise.all(this.#connections().map((connection) => connection.shutDown()));
    this.#stopTimers();
    await gone;
    clearTimeout(timer);
    await this.#rechecking;
    this.#server.close();
    this.refusals.say();
  }

  #join(opened: Opened, entry: Entry): void {
    if (this.#isClosing) {
      opened.socket.terminate();
      return;
    }
    const { log } = this.#options;
    const { investigationId } = entry.access;
    const room =
      this.#rooms.get(investigationId) ??
      new LiveRoom(entry.access, log, () => {
        this.#rooms.delete(investigationId);
        if (this.#rooms.size === 0) this.#stopTimers();
      });
    this.#rooms.set(investigationId, room);
    room.join(new LiveConnection(opened, entry, { room, log, refusals: this.refusals }));
    if (this.#timers.length === 0) this.#startTimers();
  }

  /** Who has an investigation open now, each once. */
  peopleIn(investigationId: InvestigationId): readonly ReviewerId[] {
    const connections = this.#rooms.get(investigationId)?.connections ?? [];
    return [...new Set([...connections].map(({ access }) => access.reviewerId))];
  }

  #connections(): LiveConnection[] {
    return [...this.#rooms.values()].flatMap((room) => [...room.connections]);
  }

  #startTimers(): void {
    this.#dataVersion = this.#options.store.dataVersion();
    this.#timers = [
      setInterval(() => this.#poll(), POLL_EVERY_MS),
      setInterval(() => this.#recheckAll(false), RECHECK_EVERY_MS),
      setInterval(() => {
        for (const connection of this.#connections()) connection.ping();
      }, PING_EVERY_MS),
    ];
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  /** The command line writes beside the server: its commits show in the version alone. */
  #poll(): void {
    const version = this.#options.store.dataVersion();
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    for (const room of this.#rooms.values()) room.changed();
  }

  /** One round at a time, and one more for what is asked during it. One that is urgent hurries the one under way. */
  #recheckAll(isUrgent: boolean): void {
    this.#isRecheckUrgent ||= isUrgent;
    this.#recheckAgain ||= this.#rechecking !== null;
    this.#rechecking ??= this.#recheck()
      .catch((thrown: unknown) => logBug(this.#options.log, "Checking who is still signed in", thrown))
      .finally(() => {
        this.#rechecking = null;
        const again = this.#recheckAgain;
        this.#recheckAgain = false;
        if (again) this.#recheckAll(this.#isRecheckUrgent);
        else this.#isRecheckUrgent = false;
      });
  }

  async #recheck(): Promise<void> {
    for (const [n, connection] of this.#connections().entries()) {
      if (n % RECHECK_AT_ONCE === 0) await (this.#isRecheckUrgent ? breathe() : delay(RECHECK_PAUSE_MS));
      if (!this.#isClosing) await connection.reenter();
    }
  }
}
