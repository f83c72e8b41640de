import { drizzle } from "drizzle-orm/better-sqlite3";
import { openConnection } from "@/db/engines/sqlite/connection";
import { VeiledReaders } from "@/db/engines/sqlite/veiled-readers";
import * as tables from "@/db/schema";
import type { Store } from "@/db/store";

/**
 * One connection that only reads, for a thread beside the process that writes: it asks for nothing that others hold, and
 * migrates nothing. One snapshot at a time; a veiled store has connections of its own.
 */
export function openReadingStore(file: string): Store {
  const open = () => openConnection(file, { reader: true });
  const connection = open();
  const read = drizzle(connection, { schema: tables });
  const veiled = new VeiledReaders(open, () => undefined);
  const refused = () => {
    throw new Error("This store only reads.");
  };
  const whole: Store = {
    tables,
    read,
    beneath: null,
    without: (sourceIds) => (sourceIds.length === 0 ? whole : veiled.store(whole, sourceIds)),
    async snapshot(look) {
      connection.exec("begin");
      try {
        return await look(read);
      } finally {
        connection.exec("rollback");
      }
    },
    change: refused,
    pause: refused,
    onChange: refused,
    onFault: refused,
    dataVersion: refused,
    backup: refused,
    bundle: refused,
    receive: refused,
    shape: refused,
    brokenReferences: refused,
    damage: refused,
    async close() {
      await veiled.close();
      connection.close();
    },
  };
  return whole;
}
