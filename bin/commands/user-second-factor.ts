import { z } from "zod";
import { removeFactorsOf } from "@/db/commands/second-factor";
import { actor } from "./acting";
import { cliCommand, exitCodes } from "./cli-command";
import { withExisting } from "./opened";
import { printJson, say } from "./print";

/** For who lost theirs. */
export const userSecondFactorCommand = cliCommand({
  name: "user second-factor",
  usage: "--email EMAIL --off",
  summary: "Takes the second factor away from somebody who lost it: the app, recovery codes and passkeys.",
  acts: true,
  options: [
    { name: "email", value: "EMAIL", meaning: "What they sign in by." },
    { name: "off", value: null, meaning: "Says that it is meant: their password alone opens the account then." },
  ],
  notes: [
    "Who acts manages the installation. All devices of the person are signed out, at once; history says that the " +
      "second factor was switched off, and by whom.",
    "Be sure who asks: whoever has their password can call and pretend. They set up another after signing in, where this " +
      "installation asks for one before anything else.",
  ],
  shape: z.object({ email: z.string(), off: z.literal(true), words: z.tuple([], "Only options are taken.") }),
  run: ({ email }, invocation) =>
    withExisting(invocation, async (store) => {
      await removeFactorsOf(await actor(store, invocation), { email });
      if (invocation.asJson) await printJson(invocation, { email });
      say(invocation, `${email} has no second factor now, and is signed out everywhere.`);
      return exitCodes.done;
    }),
});
