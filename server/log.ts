import { inspect } from "node:util";

/** Where the process says what happens: a line, or the several lines of a stack. */
export type Log = (text: string) => void;

/** A fault of ours, with its stack and its causes, under what was being done. */
export function logBug(log: Log, doing: string, thrown: unknown): void {
  log(`${doing} broke: ${inspect(thrown)}`);
}
