import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { DeviceShelf } from "../device-shelf";
import type { OpenShelf, Shelf } from "../kept-change";
import { KeptChangesDatabase } from "../kept-changes-database";
import type { Between } from "../tabs";

type Waiter = Readonly<{ work: () => Promise<void>; signal: AbortSignal; done: () => void }>;

/** One browser with its storage, and what its tabs settle among themselves. */
export class FakeBrowser {
  readonly #locks = new Map<string, Waiter[]>();
  readonly #channels = new Map<string, Set<(message: unknown) => void>>();
  readonly #open: (Shelf | KeptChangesDatabase)[] = [];
  readonly database = new KeptChangesDatabase();

  constructor() {
    globalThis.indexedDB = new IDBFactory();
    this.#open.push(this.database);
  }

  readonly between: Between = {
    hold: (name, work, signal) =>
      new Promise((done) => {
        const queue = this.#locks.get(name) ?? [];
        this.#locks.set(name, queue);
        const waiter = { work, signal, done };
        queue.push(waiter);
        signal.addEventListener("abort", () => {
          if (queue[0] === waiter || !queue.includes(waiter)) return;
          queue.splice(queue.indexOf(waiter), 1);
          done();
        });
        if (queue.length === 1) void this.#run(name, queue);
      }),
    held: async () => [...this.#locks].flatMap(([name, queue]) => (queue.length > 0 ? [name] : [])),
    channel: (name, heard) => {
      const all = this.#channels.get(name) ?? new Set();
      this.#channels.set(name, all);
      all.add(heard);
      return {
        tell: (message) => {
          for (const other of all) if (other !== heard) other(message);
        },
        close: () => void all.delete(heard),
      };
    },
  };

  /** What a tab of it uses. The tab is closed by `close` of the shelf, as a browser would: everything it held is free. */
  readonly openShelf: OpenShelf = (owner, investigationId, changed) => {
    const database = new KeptChangesDatabase();
    const shelf = new DeviceShelf(database, this.between, [owner, investigationId], changed);
    this.#open.push(shelf, database);
    return shelf;
  };

  async close(): Promise<void> {
    for (const thing of this.#open) await thing.close();
  }

  async #run(name: string, queue: Waiter[]): Promise<void> {
    for (let first = queue[0]; first; first = queue[0]) {
      await first.work();
      queue.shift();
      first.done();
    }
    this.#locks.delete(name);
  }
}
