/** What tabs of one browser settle among themselves with; a test gives others. */
export type Between = Readonly<{
  /** Does `work` once nobody else holds `name`, and holds it meanwhile. Stops waiting when `signal` says so. */
  hold: (name: string, work: () => Promise<void>, signal: AbortSignal) => Promise<void>;
  /** The names that tabs hold now. */
  held: () => Promise<readonly string[]>;
  /** Tells the other tabs; what they tell comes to `heard`. */
  channel: (
    name: string,
    heard: (message: unknown) => void,
  ) => Readonly<{ tell: (message: Message) => void; close: () => void }>;
}>;
export type Message = Readonly<{ changed: true }> | Readonly<{ here: string }>;

type Events = Readonly<{
  /** Another tab changed something that is kept. */
  changed: () => void;
  /** A tab was closed; this one takes over what it left. */
  closed: (tab: string) => Promise<void>;
}>;

/**
 * One tab among those of one person in one investigation. Each holds a lock for as long as it is there, which is how
 * the others know; one of them, the heir, is told of every tab that was closed.
 */
export class Tabs {
  readonly #between: Between;
  readonly #place: string;
  readonly #events: Events;
  readonly #end = new AbortController();
  readonly #watched = new Set<string>();
  readonly #channel: ReturnType<Between["channel"]>;
  /** Resolves when the others can see that this tab is there. */
  readonly isSeen: Promise<void>;
  #isHeir = false;

  constructor(between: Between, place: string, tab: string, events: Events) {
    this.#between = between;
    this.#place = place;
    this.#events = events;
    this.#watched.add(tab);
    this.#channel = between.channel(`crossread ${place}`, (message) => this.#hear(message));
    const { signal } = this.#end;
    this.isSeen = new Promise((seen) => {
      const standing = () => {
        seen();
        return until(signal);
      };
      void between.hold(this.#lockOf(tab), standing, signal);
    });
    void this.isSeen.then(() => {
      this.tell({ here: tab });
      return between.hold(`crossread heir ${place}`, () => this.#inherit(), signal);
    });
  }

  tell(message: Message): void {
    if (!this.#end.signal.aborted) this.#channel.tell(message);
  }

  /** What changes may be left of a tab: the heir is told once it is closed. */
  watch(tab: string): void {
    if (!this.#isHeir || this.#watched.has(tab)) return;
    this.#watched.add(tab);
    void this.#between.hold(this.#lockOf(tab), () => this.#events.closed(tab), this.#end.signal);
  }

  close(): void {
    this.#end.abort();
    this.#channel.close();
  }

  async #inherit(): Promise<void> {
    this.#isHeir = true;
    const prefix = this.#lockOf("");
    for (const name of await this.#between.held()) if (name.startsWith(prefix)) this.watch(name.slice(prefix.length));
    this.#events.changed(); // What is kept names tabs that were closed before there was an heir.
    await until(this.#end.signal);
  }

  #hear(message: unknown): void {
    if (typeof message !== "object" || message === null || this.#end.signal.aborted) return;
    if ("here" in message && typeof message.here === "string") this.watch(message.here);
    if ("changed" in message) this.#events.changed();
  }

  #lockOf(tab: string): string {
    return `crossread tab ${this.#place} ${tab}`;
  }
}

function until(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((ended) => signal.addEventListener("abort", () => ended(), { once: true }));
}
