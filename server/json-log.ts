import { format } from "node:util";
import { pino } from "pino";
import type { Log } from "./log";

/** A log for programs: a line of JSON for each thing, with `time` in ISO 8601 and `level` in words. */
export function jsonLog(write: (line: string) => void): Log {
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  return (text, { level = "info", ...fields } = {}) => logger[level](fields, text);
}

/** From now on what libraries say on the console goes into the log: it would not be JSON throughout otherwise. */
export function captureConsole(log: Log): void {
  const say =
    (level: "info" | "error") =>
    (...said: unknown[]): void =>
      log(format(...said), { level });
  Object.assign(console, { log: say("info"), info: say("info"), warn: say("error"), error: say("error") });
}
