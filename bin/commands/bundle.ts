import { resolve } from "node:path";
import { z } from "zod";
import { writeBundle } from "@/db/queries/bundle";
import { verifyInstallation } from "@/db/queries/verify-installation";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, investigationOption } from "./cli-command";
import { withDatabase, withExisting } from "./opened";
import { printJson, say } from "./print";
import { headLines } from "./verify";

/** One investigation, whole, for another installation. */
export const bundleCommand = cliCommand({
  name: "bundle",
  usage: "--investigation SLUG FILE",
  summary: "Writes one investigation, with its original files and its history, into a file for another installation.",
  acts: true,
  options: [investigationOption],
  notes: [
    "Holds the names of the people in it, and no account, password or invitation. Another installation takes it in by " +
      "`crossread unbundle`; a later version of Crossread can, too.",
    "A file that is there is never overwritten. The head it prints is that of the bundle: keep it, and compare.",
  ],
  shape: z.object({ investigation: z.string(), words: z.tuple([z.string()], "Name one file.") }),
  run: ({ investigation, words: [file] }, invocation) =>
    withExisting(invocation, async (store) => {
      await writeBundle(await entered(store, investigation, await actor(store, invocation)), resolve(file));
      const { heads, findings } = await withDatabase(invocation.root, file, (bundle) => verifyInstallation(bundle));
      const own = heads.filter(({ slug }) => slug !== null);
      if (invocation.asJson) await printJson(invocation, { file, heads: own, findings });
      else await invocation.terminal.out(headLines(own));
      say(
        invocation,
        findings.length === 0 ? `Wrote ${file}.` : `Wrote ${file}, which is not sound: see crossread verify.`,
      );
      return findings.length === 0 ? exitCodes.done : exitCodes.refused;
    }),
});
