import { Problem } from "@/lib/errors";
import type { CliOption, Invocation } from "./cli-command";
import { linesOf } from "./lines";

export const passwordOption = {
  name: "password-stdin",
  value: null,
  meaning: "The password is one line of standard input.",
} as const satisfies CliOption;

/** For `refused` of a command that takes one. */
export const noPasswordArgument = {
  "--password":
    "A password is never an argument: others on the machine can read those, and the shell keeps them. " +
    "Give --password-stdin and send the password as one line of standard input.",
} as const;

/** @throws {Problem} `invalid` when there is none. */
export async function passwordLine({ terminal }: Invocation): Promise<string> {
  for await (const line of linesOf(terminal.input)) {
    if ("wrong" in line) throw new Problem("invalid", `The password ${line.wrong}.`);
    return line.text.replace(/\r$/, "");
  }
  throw new Problem("invalid", "No password came in. Send it as one line of standard input.");
}
