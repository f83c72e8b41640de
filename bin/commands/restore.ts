import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { hasAccounts } from "@/db/queries/unscoped";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { endEveryEntry, replaceInstallation } from "@/db/restore";
import type { Store } from "@/db/store";
import { Problem } from "@/lib/errors";
import { takeLock } from "@/server/lock";
import { cliCommand, exitCodes } from "./cli-command";
import { copyDatabase } from "./copy-database";
import { withDatabase } from "./opened";
import { printJson, say } from "./print";
import { expectOption, findingLine, headHash, headLines } from "./verify";

/** Puts a backup back: checked first, and with what it replaces kept. */
export const restoreCommand = cliCommand({
  name: "restore",
  usage: "[--expect HEAD]… FILE",
  summary: "Puts a backup in the place of the database, once it was verified; what was there is kept beside it.",
  acts: false,
  options: [expectOption],
  notes: [
    "Refused while Crossread serves the folder, or any program has its database open. A backup in which anything is not " +
      "what it was is not put back; nothing is changed then, nor when the process dies on the way.",
    "A backup of an earlier version is brought to the present one; FILE itself stays as it is. The database that was there " +
      "gets a name with the time, and is yours to delete.",
    "Everybody signs in again, and invitations that were open and access tokens are void: since the backup, devices may " +
      "have been signed out, links used and tokens revoked.",
  ],
  shape: z.object({ expect: z.array(headHash).default([]), words: z.tuple([z.string()], "Name one file.") }),
  async run({ expect, words: [file] }, invocation) {
    if (!existsSync(file)) throw new Problem("not-found", `There is no file ${file}.`);
    const { dataDir } = invocation.environment();
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const giveBack = takeLock(dataDir);
    const folder = mkdtempSync(join(dataDir, "incoming-"));
    try {
      const copy = copyDatabase(file, folder);
      const { heads, findings } = await withDatabase(invocation.root, copy, (store) => readied(store, expect));
      const kept = findings.length === 0 ? replaceInstallation(dataDir, copy) : null;
      if (invocation.asJson) await printJson(invocation, { file, heads, findings, kept });
      else await invocation.terminal.out(headLines(heads) + findings.map(findingLine).join(""));
      if (findings.length > 0) {
        say(invocation, `${file} is not what was backed up. Nothing was changed.`);
        return exitCodes.refused;
      }
      say(invocation, kept === null ? "Restored." : `Restored. What was there is ${kept}.`);
      return exitCodes.done;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      giveBack();
    }
  },
});

/** Verifies a copy, and makes it fit to be served. */
async function readied(store: Store, expect: readonly string[]) {
  if (!(await hasAccounts(store))) {
    throw new Problem("invalid", "Nobody has an account in it, so it is no backup. A bundle is taken in by: unbundle");
  }
  const verified = await verifyInstallation(store, { expect });
  if (verified.findings.length === 0) await endEveryEntry(store);
  return verified;
}
