import type { Connection } from "@/db/engines/sqlite/connection";

const CONNECTIONS = 4;

/** A few connections that take turns, opened as they are needed. */
export function readerPool(open: () => Connection) {
  const idle: Connection[] = [];
  const waiting: ((connection: Connection) => void)[] = [];
  const busy = new Set<Promise<unknown>>();
  let opened = 0;
  const take = async (): Promise<Connection> => {
    const connection = idle.pop();
    if (connection) return connection;
    if (opened === CONNECTIONS) return new Promise((resolve) => waiting.push(resolve));
    const made = open();
    opened += 1; // Only now: one that failed to open takes no turn away.
    return made;
  };
  const give = (connection: Connection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  return {
    async use<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
      const connection = await take();
      const done = work(connection);
      const settledEitherWay = done.then(
        () => undefined,
        () => undefined,
      );
      busy.add(settledEitherWay);
      try {
        return await done;
      } finally {
        busy.delete(settledEitherWay);
        give(connection);
      }
    },
    async close() {
      await Promise.all(busy);
      for (const connection of idle.splice(0)) connection.close();
    },
  };
}
