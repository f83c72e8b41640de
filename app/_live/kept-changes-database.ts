import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { InvestigationId, ReviewerId } from "@/lib/domain/ids";
import type { KeptChange } from "./kept-change";

type Schema = DBSchema & {
  changes: { key: string; value: KeptChange; indexes: { owner: string; place: [string, string] } };
};
export type Write = Readonly<{ put: KeptChange }> | Readonly<{ remove: string }>;
type Asked = Readonly<{ write: Write; done: () => void; failed: (cause: unknown) => void }>;

const NAME = "crossread";

/**
 * The browser's database of kept changes, of all accounts of this browser. Writes that are asked for together
 * share one flush to the disk, in the order they were asked for.
 */
export class KeptChangesDatabase {
  #database: Promise<IDBPDatabase<Schema>> | null = null;
  #asked: Asked[] = [];
  #writing: Promise<void> | null = null;

  /** Resolves when it is on the disk. */
  write(write: Write): Promise<void> {
    return new Promise((done, failed) => {
      this.#asked.push({ write, done, failed });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Oldest first, with everything that was asked to be written before. */
  async of(owner: ReviewerId, investigationId: InvestigationId): Promise<readonly KeptChange[]> {
    await this.#writing;
    const database = await this.#open();
    return inOrder(await database.getAllFromIndex("changes", "place", [owner, investigationId]));
  }

  /** Of every investigation. */
  async ofAccount(owner: ReviewerId): Promise<readonly KeptChange[]> {
    await this.#writing;
    const database = await this.#open();
    return inOrder(await database.getAllFromIndex("changes", "owner", owner));
  }

  /** Gives what one tab was to send to another, in one step. Resolves to how many there were. */
  async handOver(owner: ReviewerId, investigationId: InvestigationId, from: string, to: string): Promise<number> {
    const database = await this.#open();
    const transaction = database.transaction("changes", "readwrite");
    const all = await transaction.store.index("place").getAll([owner, investigationId]);
    const left = all.filter(({ tab }) => tab === from);
    await Promise.all(left.map((change) => transaction.store.put({ ...change, tab: to })));
    await transaction.done;
    return left.length;
  }

  async close(): Promise<void> {
    const opening = this.#database;
    this.#database = null;
    if (opening) (await opening).close();
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(NAME, 1, {
      upgrade(database) {
        const changes = database.createObjectStore("changes", { keyPath: "id" });
        changes.createIndex("owner", "owner");
        changes.createIndex("place", ["owner", "investigation.id"]);
      },
      // A later version in another tab must not wait for this one; it is opened again when it is needed.
      blocking: () => void this.close(),
      terminated: () => {
        this.#database = null;
      },
    });
    return this.#database;
  }

  async #writeAll(): Promise<void> {
    while (this.#asked.length > 0) {
      const together = this.#asked.splice(0);
      try {
        await this.#writeTogether(together.map(({ write }) => write));
        for (const { done } of together) done();
      } catch (cause) {
        for (const { failed } of together) failed(cause);
      }
    }
    this.#writing = null;
  }

  async #writeTogether(writes: readonly Write[]): Promise<void> {
    const database = await this.#open();
    // What is not yet on the server must outlive the machine's end; what is removed may come back, and is sent in vain.
    const durability = writes.some((write) => "put" in write) ? "strict" : "relaxed";
    const transaction = database.transaction("changes", "readwrite", { durability });
    for (const write of writes) {
      if ("put" in write) void transaction.store.put(write.put);
      else void transaction.store.delete(write.remove);
    }
    await transaction.done;
  }
}

const inOrder = (changes: readonly KeptChange[]) => changes.toSorted((one, other) => one.order - other.order);
