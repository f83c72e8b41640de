import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadBundled } from "@/db/seed";
import { openStore, type Store } from "@/db/store";

export const DATABASE_FILE = "crossread.sqlite";
const BUNDLED = "al-tanf-2017";

/**
 * Opens the installation kept in `dataDir`, making it on the first call: folder 0700, database
 * 0600, schema, and the bundled investigation. `root` is where Crossread itself lies.
 *
 * @throws {Problem} `unavailable`, as `openStore`.
 */
export async function openInstallation(dataDir: string, root: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = await openStore(join(dataDir, DATABASE_FILE), { migrationsFolder: join(root, "db", "migrations") });
  await loadBundled(store, join(root, "corpus", BUNDLED));
  return store;
}
