import type { Invocation } from "./cli-command";

/** One value for programs, on a line of its own. */
export function printJson({ terminal }: Pick<Invocation, "terminal">, value: unknown): Promise<void> {
  return terminal.out(`${JSON.stringify(value)}\n`);
}

/** Values for programs: one JSON array with a line for each, written as they come. */
export async function printJsonArray({ terminal }: Invocation, values: AsyncIterable<unknown>): Promise<void> {
  let separator = "[";
  for await (const value of values) {
    await terminal.out(`${separator}\n${JSON.stringify(value)}`);
    separator = ",";
  }
  await terminal.out(separator === "[" ? "[]\n" : "\n]\n");
}

/** A message for people, beside the results. */
export function say({ terminal }: Pick<Invocation, "terminal">, sentence: string): void {
  terminal.err(`${onOneLine(sentence, true)}\n`);
}

const controls = /\p{Cc}+/gu;
const controlsButLineBreaks = /(?!\n)\p{Cc}+/gu;

/** Without control characters: a title may hold some, and a terminal would obey them. */
export function onOneLine(text: string, keepLineBreaks = false): string {
  return text.replace(keepLineBreaks ? controlsButLineBreaks : controls, " ");
}
