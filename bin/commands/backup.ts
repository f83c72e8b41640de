import { resolve } from "node:path";
import { z } from "zod";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { cliCommand, exitCodes } from "./cli-command";
import { withDatabase, withExisting } from "./opened";
import { printJson, say } from "./print";
import { headLines } from "./verify";

/** Copies the database and verifies the copy: a backup nobody has read is a hope. */
export const backupCommand = cliCommand({
  name: "backup",
  usage: "FILE",
  summary: "Copies the database into a new file, also while it is served, and verifies the copy.",
  acts: false,
  options: [],
  notes: [
    "The copy is of one moment, readable by you alone, and holds everything but the secret that signs cookies.",
    "A file that is there is never overwritten. The heads it prints are those of the copy.",
  ],
  shape: z.object({ words: z.tuple([z.string()], "Name one file.") }),
  run: ({ words: [file] }, invocation) =>
    withExisting(invocation, async (store) => {
      await store.backup(resolve(file));
      const { heads, findings } = await withDatabase(invocation.root, file, (copy) => verifyInstallation(copy));
      if (invocation.asJson) await printJson(invocation, { file, heads, findings });
      else await invocation.terminal.out(headLines(heads));
      if (findings.length === 0) {
        say(invocation, `Wrote ${file}.`);
        return exitCodes.done;
      }
      say(invocation, `Wrote ${file}, which is not sound: see crossread verify.`);
      return exitCodes.refused;
    }),
});
