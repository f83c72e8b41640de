import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { Connection } from "@/db/engines/sqlite/connection";
import * as tables from "@/db/schema";

const CONNECTIONS = 4;

/** A connection and what builds for it: made once, since what `prepared` keeps hangs on it. */
type Reader = Readonly<{ connection: Connection; read: BetterSQLite3Database<typeof tables> }>;

/** A few connections that take turns, opened as they are needed. */
export function readerPool(open: () => Connection) {
  const idle: Reader[] = [];
  const waiting: ((reader: Reader) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  let opened = 0;
  const take = async (): Promise<Reader> => {
    const reader = idle.pop();
    if (reader) return reader;
    if (opened === CONNECTIONS) return new Promise((resolve) => waiting.push(resolve));
    const connection = open();
    opened += 1; // Only now: one that failed to open takes no turn away.
    return { connection, read: drizzle(connection, { schema: tables }) };
  };
  const give = (reader: Reader) => {
    const next = waiting.shift();
    if (next) next(reader);
    else idle.push(reader);
  };
  return {
    async use<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result> {
      const reader = await take();
      const done = work(reader);
      const settledEitherWay = done.then(
        () => undefined,
        () => undefined,
      );
      busy.add(settledEitherWay);
      try {
        return await done;
      } finally {
        busy.delete(settledEitherWay);
        give(reader);
      }
    },
    async close() {
      await Promise.all(busy);
      for (const { connection } of idle.splice(0)) connection.close();
    },
  };
}
