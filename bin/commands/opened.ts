import { existsSync } from "node:fs";
import { join } from "node:path";
import { DATABASE_FILE, openInstallation } from "@/db/open-installation";
import { openStore, type Store } from "@/db/store";
import { Problem } from "@/lib/errors";
import type { Invocation } from "./cli-command";

/** Opens the installation, making it where there is none, and closes it whatever happens. */
export async function withInstallation<Result>(
  { root, environment }: Invocation,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  return closing(await openInstallation(environment().dataDir, root), work);
}

/**
 * The same for what must not make one: for a folder that was mistyped, a new installation would look like success.
 *
 * @throws {Problem} `not-found`.
 */
export async function withExisting<Result>(
  { root, environment }: Invocation,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const { dataDir } = environment();
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) {
    throw new Problem(
      "not-found",
      `There is no Crossread database in ${dataDir}. Say where it is: --data DIR. A new one is made by: crossread serve`,
    );
  }
  return withDatabase(root, file, work);
}

/** Opens one database file: a backup is only that. */
export async function withDatabase<Result>(
  root: string,
  file: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  return closing(await openStore(file, { migrationsFolder: join(root, "db", "migrations") }), work);
}

async function closing<Result>(store: Store, work: (store: Store) => Promise<Result>): Promise<Result> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
