import type { CommandId, InvestigationId, ReviewerId } from "@/lib/domain/ids";
import type { KeptChange, Shelf } from "./kept-change";
import type { KeptChangesDatabase } from "./kept-changes-database";
import { newCommandId } from "./new-id";
import { type Between, Tabs } from "./tabs";

/**
 * The shelf of one tab on this device. What a closed tab left comes to one tab that is still there, or to
 * the next that is opened, and to no other: nothing is sent twice at once, and nothing stays behind.
 */
export class DeviceShelf implements Shelf {
  readonly tab: string = newCommandId();
  readonly #database: KeptChangesDatabase;
  readonly #place: readonly [ReviewerId, InvestigationId];
  readonly #tabs: Tabs;
  readonly #changed: () => void;

  constructor(
    database: KeptChangesDatabase,
    between: Between,
    place: readonly [ReviewerId, InvestigationId],
    changed: () => void,
  ) {
    this.#database = database;
    this.#place = place;
    this.#changed = changed;
    this.#tabs = new Tabs(between, place.join(" "), this.tab, {
      changed,
      closed: (tab) => this.#takeOver(tab),
    });
  }

  async put(change: KeptChange): Promise<void> {
    await this.#tabs.isSeen; // Or another would think that it was left.
    await this.#database.write({ put: change });
    this.#tabs.tell({ changed: true });
  }

  async remove(id: CommandId): Promise<void> {
    await this.#tabs.isSeen;
    await this.#database.write({ remove: id });
    this.#tabs.tell({ changed: true });
  }

  async all(): Promise<readonly KeptChange[]> {
    await this.#tabs.isSeen;
    const all = await this.#database.of(...this.#place);
    for (const { tab } of all) this.#tabs.watch(tab);
    return all;
  }

  close(): void {
    this.#tabs.close();
  }

  async #takeOver(tab: string): Promise<void> {
    const count = await this.#database.handOver(...this.#place, tab, this.tab);
    if (count === 0) return;
    this.#changed();
    this.#tabs.tell({ changed: true });
  }
}
