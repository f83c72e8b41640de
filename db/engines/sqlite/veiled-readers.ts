import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Connection } from "@/db/engines/sqlite/connection";
import { guarded } from "@/db/engines/sqlite/guarded";
import { readerPool } from "@/db/engines/sqlite/reader-pool";
import { veil } from "@/db/engines/sqlite/veil";
import * as tables from "@/db/schema";
import type { Store } from "@/db/store";
import type { SourceId } from "@/lib/domain/ids";

/** As many different veils are kept as an installation has people at once who see different things, nearly always. */
const KEPT = 16;

type Veiled = Readonly<{ store: Store; close: () => Promise<void> }>;

/**
 * Stores under a veil, one for each set of sources that is hidden from somebody; whoever sees the same shares it, so a
 * store also tells who does. Each has connections of its own. The ones least used are let go of, and their connections are
 * closed with the last who holds one: a tab may read through it for days.
 */
export class VeiledReaders {
  readonly #kept = new Map<string, Veiled>();
  #letGo: WeakRef<Veiled>[] = [];
  readonly #open: () => Connection;
  readonly #check: () => void;

  constructor(open: () => Connection, check: () => void) {
    this.#open = open;
    this.#check = check;
  }

  store(whole: Store, sourceIds: readonly SourceId[]): Store {
    const sorted = [...sourceIds].sort();
    const key = sorted.join();
    const veiled = this.#kept.get(key) ?? this.#made(whole, sorted);
    this.#kept.delete(key);
    this.#kept.set(key, veiled); // The last one is the one used last.
    for (const [other, old] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(other);
      this.#letGo = [...this.#letGo.filter((held) => held.deref()), new WeakRef(old)];
    }
    return veiled.store;
  }

  async close(): Promise<void> {
    const held = this.#letGo.flatMap((old) => old.deref() ?? []);
    for (const { close } of [...this.#kept.values(), ...held]) await close();
    this.#kept.clear();
  }

  #made(whole: Store, sourceIds: readonly SourceId[]): Veiled {
    const hides = new WeakMap<Connection, (ids: readonly string[]) => void>();
    const open = () => {
      const connection = this.#open();
      hides.set(connection, veil(connection));
      return connection;
    };
    const reader = open();
    let version: unknown = null;
    /** Before each statement: what is hidden follows from what was committed. */
    const freshen = () => {
      this.#check();
      const now = reader.pragma("data_version", { simple: true });
      if (now === version) return;
      hides.get(reader)?.(sourceIds);
      version = now;
    };
    const pool = readerPool(open);
    const check = this.#check;
    return {
      store: {
        ...whole,
        beneath: whole,
        read: drizzle(guarded(reader, freshen), { schema: tables }),
        async snapshot(look) {
          check();
          return pool.use(async ({ connection, read }) => {
            connection.exec("begin");
            try {
              hides.get(connection)?.(sourceIds);
              return await look(read);
            } finally {
              connection.exec("rollback");
            }
          });
        },
      },
      async close() {
        await pool.close();
        reader.close();
      },
    };
  }
}
