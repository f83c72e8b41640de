import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ReviewerId } from "@/lib/domain/ids";

type Schema = DBSchema & { texts: { key: [owner: string, name: string, tab: number]; value: Uint8Array } };

const NAME = "crossread-texts";

/**
 * What was typed into joint texts and has not reached the server, kept in the browser for the account
 * that typed it. Each tab keeps its own; whichever opens the text next takes all of it along.
 */
export class KeptTexts {
  #database: Promise<IDBPDatabase<Schema>> | null = null;
  readonly #owner: ReviewerId;
  readonly #name: string;

  constructor(owner: ReviewerId, name: string) {
    this.#owner = owner;
    this.#name = name;
  }

  async put(tab: number, state: Uint8Array): Promise<void> {
    const database = await this.#open();
    await database.put("texts", state, [this.#owner, this.#name, tab]);
  }

  /** What every tab left of this text, by tab. */
  async all(): Promise<ReadonlyMap<number, Uint8Array>> {
    const database = await this.#open();
    const ofText = IDBKeyRange.bound([this.#owner, this.#name, 0], [this.#owner, this.#name, Number.POSITIVE_INFINITY]);
    const [keys, states] = await Promise.all([database.getAllKeys("texts", ofText), database.getAll("texts", ofText)]);
    return new Map(keys.flatMap(([, , tab], n) => (states[n] ? [[tab, states[n]] as const] : [])));
  }

  /** The server has it. */
  async drop(tabs: Iterable<number>): Promise<void> {
    const database = await this.#open();
    for (const tab of tabs) await database.delete("texts", [this.#owner, this.#name, tab]);
  }

  async close(): Promise<void> {
    const opening = this.#database;
    this.#database = null;
    if (opening) (await opening).close();
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(NAME, 1, {
      upgrade(database) {
        database.createObjectStore("texts");
      },
      blocking: () => void this.close(),
      terminated: () => {
        this.#database = null;
      },
    });
    return this.#database;
  }
}
