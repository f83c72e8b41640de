import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate as applyMigrations } from "drizzle-orm/better-sqlite3/migrator";
import { z } from "zod";
import type { Connection } from "@/db/engines/sqlite/connection";
import { Problem } from "@/lib/errors";

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/**
 * Brings a database to the schema of this code, each migration in a transaction.
 *
 * @throws {Problem} `unavailable` for a database that a newer Crossread wrote: an older one would misread it.
 */
export function migrate(connection: Connection, migrationsFolder: string): void {
  const { entries } = journal.parse(JSON.parse(readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8")));
  const newestKnown = Math.max(...entries.map(({ when }) => when));
  const isNew =
    connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get() === undefined;
  if (!isNew) {
    const applied = z
      .number()
      .nullable()
      .parse(connection.prepare("select max(created_at) from __drizzle_migrations").pluck().get());
    if (applied !== null && applied > newestKnown) {
      throw new Problem(
        "unavailable",
        "This database was written by a newer Crossread. Update Crossread, then try again.",
      );
    }
  }
  applyMigrations(drizzle(connection), { migrationsFolder });
}
