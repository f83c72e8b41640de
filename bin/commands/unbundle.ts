import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { receiveBundle } from "@/db/commands/receive-bundle";
import { Problem } from "@/lib/errors";
import { actor } from "./acting";
import { cliCommand, exitCodes } from "./cli-command";
import { copyDatabase } from "./copy-database";
import { withDatabase, withExisting } from "./opened";
import { printJson, say } from "./print";

/** Takes in what `bundle` wrote. */
export const unbundleCommand = cliCommand({
  name: "unbundle",
  usage: "FILE",
  summary: "Takes in an investigation that another installation bundled, once every hash in it was checked.",
  acts: true,
  options: [],
  notes: [
    "Who acts has to manage the installation, and manages the investigation from then on. Its people come along as names; " +
      "those who have an account here are not told apart from them, so invite them anew.",
    "All of it comes in, or nothing. Refused when the investigation is here already, when another has its name in the " +
      "address, and when anything in it is not what its history says.",
  ],
  shape: z.object({ words: z.tuple([z.string()], "Name one file.") }),
  run: ({ words: [file] }, invocation) =>
    withExisting(invocation, async (store) => {
      if (!existsSync(file)) throw new Problem("not-found", `There is no file ${file}.`);
      const access = await actor(store, invocation);
      const folder = mkdtempSync(join(invocation.environment().dataDir, "incoming-"));
      try {
        const copy = copyDatabase(file, folder);
        const received = await withDatabase(invocation.root, copy, (bundle) =>
          receiveBundle(access, { store: bundle, file: copy }),
        );
        if (invocation.asJson) await printJson(invocation, received);
        say(invocation, `Took in "${received.slug}": ${received.events} events, head ${received.head}.`);
        return exitCodes.done;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
});
