import { z } from "zod";
import { type Log, textLog } from "@/server/log";
import { cliCommand, exitCodes, type Invocation } from "./cli-command";
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
    const env = environment();
    const log = env.logAs === "json" ? await forPrograms(invocation) : textLog((text) => say(invocation, text));
    const { url } = await serve({ root, env, dev, log });
    if (asJson) await printJson(invocation, { url });
    return exitCodes.done;
  },
});

async function forPrograms({ terminal }: Invocation): Promise<Log> {
  const { captureConsole, jsonLog } = await import("@/server/json-log");
  const log = jsonLog((line) => terminal.err(line));
  captureConsole(log);
  return log;
}
