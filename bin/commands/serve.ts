import { z } from "zod";
import { cliCommand, exitCodes } from "./cli-command";
import { printJson, say } from "./print";

/** Serves until it is told to stop. The server is loaded only now: no other command needs it. */
export const serveCommand = cliCommand({
  name: "serve",
  usage: "[--dev]",
  summary: "Serves the desk to browsers, until it is stopped.",
  acts: false,
  options: [{ name: "dev", value: null, meaning: "Pages are made as they are asked for, for who works on them." }],
  notes: [
    "Reads its settings from the environment (docs/environment.md) and never builds: npm start does.",
    "Two cannot serve one data folder. Every other command may run beside it.",
  ],
  shape: z.object({ dev: z.boolean().default(false), words: z.tuple([], "Only options are taken.") }),
  async run({ dev }, invocation) {
    const { root, environment, asJson } = invocation;
    const { serve } = await import("@/server/main");
    const { url } = await serve({ root, env: environment(), dev, log: (text) => say(invocation, text) });
    if (asJson) await printJson(invocation, { url });
    return exitCodes.done;
  },
});
