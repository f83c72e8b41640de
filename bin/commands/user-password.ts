import { z } from "zod";
import { allow } from "@/db/access";
import { setPassword } from "@/db/commands/passwords";
import { actor } from "./acting";
import { cliCommand, exitCodes } from "./cli-command";
import { withExisting } from "./opened";
import { noPasswordArgument, passwordLine, passwordOption } from "./password-line";
import { printJson, say } from "./print";

/** For who forgot theirs. */
export const userPasswordCommand = cliCommand({
  name: "user password",
  usage: "--email EMAIL --password-stdin",
  summary: "Gives somebody who forgot theirs another password.",
  acts: true,
  options: [{ name: "email", value: "EMAIL", meaning: "What they sign in by." }, passwordOption],
  notes: [
    "Who acts manages the installation. All devices of the person are signed out, at once; history says that the " +
      "password was changed, and by whom.",
    "Tell it to them in person, and let them change it on their Account page.",
  ],
  refused: noPasswordArgument,
  shape: z.object({
    email: z.string(),
    "password-stdin": z.literal(true),
    words: z.tuple([], "Only options are taken."),
  }),
  run: ({ email }, invocation) =>
    withExisting(invocation, async (store) => {
      const acting = await actor(store, invocation);
      allow(acting, "account.set-password"); // Now too, before anybody types a password.
      await setPassword(acting, { email, password: await passwordLine(invocation) });
      if (invocation.asJson) await printJson(invocation, { email });
      say(invocation, `${email} has another password now, and is signed out everywhere.`);
      return exitCodes.done;
    }),
});
