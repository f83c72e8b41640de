import { inspect } from "node:util";

/**
 * What programs read beside the sentence. `event` marks a record of something usual, one for each request or change,
 * which is for them alone.
 */
export type About = Readonly<{
  event?: "request" | "command";
  level?: "info" | "error";
  /** As the answer's `x-request-id` has it. */
  requestId?: string;
  [field: string]: string | number | undefined;
}>;

/** Where the process says what happens: a line, or the several lines of a stack. */
export type Log = (text: string, about?: About) => void;

/** For people: sentences, and nothing about what is usual. */
export function textLog(write: (text: string) => void): Log {
  return (text, { event } = {}) => {
    if (event === undefined) write(text);
  };
}

/** A fault of ours, with its stack and its causes, under what was being done. */
export function logBug(log: Log, doing: string, thrown: unknown, about: Omit<About, "level" | "event"> = {}): void {
  log(`${doing} broke: ${inspect(thrown)}`, { ...about, level: "error" });
}
