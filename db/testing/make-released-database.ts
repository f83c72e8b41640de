import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { enter, enterInstallation } from "@/db/access";
import { openFirstAccount } from "@/db/commands/accounts";
import { captureSource } from "@/db/commands/capture-source";
import { openInvestigation } from "@/db/commands/open-investigation";
import { derivedId } from "@/db/new-id";
import { openStore } from "@/db/store";
import { ingest } from "@/lib/ingest/ingest";

/**
 * Makes a small database of the present schema, as one file: one account, and one investigation
 * with three events. `db/migrations/migrations.test.ts` opens each that was ever made. Make one when a
 * migration is released, named like the migration, and never make an old one again:
 *
 *     npx esbuild db/testing/make-released-database.ts --bundle --platform=node --format=esm --packages=external \
 *       --outfile=.build/make-released-database.mjs
 *     node .build/make-released-database.mjs corpus/databases/0000.sqlite
 */
async function makeReleasedDatabase(file: string): Promise<void> {
  const working = `${file}.working`;
  const now = () => Date.UTC(2026, 10, 1, 9);
  const store = await openStore(working);
  const password = randomBytes(24).toString("base64url"); // Nobody signs in here.
  const person = { email: "manager@example.org", name: "The manager", password };
  const { userId, reviewerId } = await openFirstAccount(store, person, now);
  const investigationId = derivedId("inv", "released");
  const named = { investigationId, slug: "tower", title: "The tower", question: "How tall is it?" };
  await openInvestigation(await enterInstallation(store, userId, now), "open", named);
  const bytes = new TextEncoder().encode("The tower is 330 m tall.\n\nIt was built in 1889, the keeper said.\n");
  const fileName = "gazette.txt";
  await captureSource(await enter(store, reviewerId, investigationId, now), "capture", {
    sourceId: derivedId("src", "released"),
    versionId: derivedId("ver", "released"),
    fileName,
    bytes,
    ingested: await ingest(bytes, { name: fileName }),
  });
  await store.backup(file); // Vacuumed.
  await store.close();
  for (const left of [working, `${working}-wal`, `${working}-shm`]) rmSync(left, { force: true });
  const copy = new Database(file);
  copy.pragma("journal_mode = DELETE"); // One file, without others beside it.
  copy.pragma("page_size = 1024"); // Most tables have a row or none.
  copy.exec("vacuum");
  copy.close();
}

const [, , file] = process.argv;
if (!file) throw new Error("Name the file to make, such as corpus/databases/0001.sqlite.");
await makeReleasedDatabase(file);
