import { drizzle } from "drizzle-orm/better-sqlite3";
import { openConnection } from "@/db/engines/sqlite/connection";
import * as tables from "@/db/schema";
import type { Store } from "@/db/store";

/**
 * One connection that only reads, for a thread beside the process that writes: it asks for nothing that others hold, and
 * migrates nothing. One snapshot at a time.
 */
export function openReadingStore(file: string): Store {
  const connection = openConnection(file, { reader: true });
  const read = drizzle(connection, { schema: tables });
  const refused = () => {
    throw new Error("This store only reads.");
  };
  return {
    tables,
    read,
    async snapshot(look) {
      connection.exec("begin");
      try {
        return await look(read);
      } finally {
        connection.exec("rollback");
      }
    },
    change: refused,
    onChange: refused,
    onFault: refused,
    dataVersion: refused,
    backup: refused,
    bundle: refused,
    receive: refused,
    brokenReferences: refused,
    damage: refused,
    close: async () => void connection.close(),
  };
}
