import type { KeptChange, Shelf } from "./kept-change";

/**
 * The changes of one's own that the server refused, those of other tabs and of earlier days too: each is there
 * until its author has dealt with it.
 */
export class Refusals {
  readonly #changed: () => void;
  #shelf: Shelf | null = null;
  /** Refused in this tab, and not yet read back from the device. */
  #fresh: readonly Readonly<{ change: KeptChange; isKept: boolean }>[] = [];
  #read: readonly KeptChange[] = [];
  readonly #dealtWith = new Set<string>();
  /** Shown by the forms they were written in. */
  readonly #held = new Set<string>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  keepOn(shelf: Shelf | null): void {
    this.#shelf = shelf;
  }

  /** Oldest first. */
  get all(): readonly KeptChange[] {
    const fresh = this.#fresh.map(({ change }) => change);
    const isFresh = new Set(fresh.map(({ id }) => id));
    return [...this.#read.filter(({ id }) => !isFresh.has(id)), ...fresh]
      .filter(({ id }) => !this.#dealtWith.has(id) && !this.#held.has(id))
      .toSorted((one, other) => one.order - other.order);
  }

  /** How many are shown by the forms they were written in. */
  get held(): number {
    return this.#held.size;
  }

  /** Whether each is on the device: closing the tab loses none. */
  get areKept(): boolean {
    return this.#fresh.every(({ isKept }) => isKept);
  }

  /** Resolves when it is on the device, or cannot be. */
  async add(change: KeptChange): Promise<void> {
    this.#dealtWith.delete(change.id);
    this.#fresh = [...this.#fresh.filter(({ change: { id } }) => id !== change.id), { change, isKept: false }];
    if (!this.#shelf) return;
    const isKept = await this.#shelf.put(change).then(
      () => true,
      () => false,
    );
    this.#fresh = this.#fresh.map((fresh) => (fresh.change === change ? { change, isKept } : fresh));
    this.#changed();
  }

  /** Takes what was read from the device; `looking` is what was kept there when the look began. */
  took(read: readonly KeptChange[], looking: readonly KeptChange[]): void {
    const wasKept = new Set(looking.map(({ id }) => id));
    this.#read = read;
    this.#fresh = this.#fresh.filter(({ change }) => !wasKept.has(change.id));
  }

  /** What a look at the device that begins now will find. */
  get kept(): readonly KeptChange[] {
    return this.#fresh.filter(({ isKept }) => isKept).map(({ change }) => change);
  }

  /** The form it was written in shows it, with what was typed; it is kept until the form is done with it. */
  hold(id: string): void {
    this.#held.add(id);
  }

  letGo(id: string): void {
    this.#held.delete(id);
  }

  /** Its author has dealt with it. */
  dismiss(id: string): void {
    const change = this.find(id);
    this.#dealtWith.add(id);
    this.#held.delete(id);
    this.#fresh = this.#fresh.filter(({ change: fresh }) => fresh.id !== id);
    if (change) this.#shelf?.remove(change.id).catch(() => {}); // It comes back with the next page, and can be put away again.
  }

  /** Takes one out to send it again: it stays on the device, as one that waits. */
  take(id: string): KeptChange | null {
    const change = this.find(id);
    this.#dealtWith.add(id);
    this.#fresh = this.#fresh.filter(({ change: fresh }) => fresh.id !== id);
    return change;
  }

  find(id: string): KeptChange | null {
    const fresh = this.#fresh.find(({ change }) => change.id === id)?.change;
    return fresh ?? this.#read.find((change) => change.id === id) ?? null;
  }
}
