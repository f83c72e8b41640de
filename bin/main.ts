import { parseArgs } from "node:util";
import { isProblem, type Problem } from "@/lib/errors";
import packageJson from "@/package.json";
import { readEnvironment } from "@/server/env";
import { type CliCommand, exitCodes, type Given, type Invocation, optionsOf } from "./commands/cli-command";
import { commands } from "./commands/commands";
import { help } from "./commands/help";
import { Misuse } from "./commands/misuse";
import { printJson, say } from "./commands/print";
import { systemProblem } from "./commands/system-problem";
import { processTerminal, ReaderGone, type Terminal } from "./commands/terminal";

type At = Readonly<{ root: string; terminal?: Terminal; readingModule?: string }>;

/**
 * Runs one command and answers with its exit code: 0 done, 1 refused, 2 not understood. Results go
 * to standard output, messages to standard error. A bug travels on, to be printed with its stack.
 *
 * @param args what stands after `crossread`
 */
export async function main(
  args: readonly string[],
  { root, terminal = processTerminal(), readingModule }: At,
): Promise<number> {
  const asJson = args.includes("--json");
  try {
    return await run(args, { root, terminal, ...(readingModule && { readingModule }) });
  } catch (thrown) {
    if (thrown instanceof ReaderGone) return exitCodes.refused;
    if (thrown instanceof Misuse) {
      say({ terminal }, thrown.message);
      if (asJson) await printJson({ terminal }, { problem: { code: "usage", message: thrown.message } });
      return exitCodes.misused;
    }
    const problem: Problem | null = isProblem(thrown) ? thrown : systemProblem(thrown);
    if (!problem) throw thrown;
    const { code, message } = problem;
    say({ terminal }, message);
    if (asJson) await printJson({ terminal }, { problem: { code, message } });
    return exitCodes.refused;
  }
}

async function run(
  args: readonly string[],
  { root, terminal, ...at }: Pick<Invocation, "root" | "terminal" | "readingModule">,
): Promise<number> {
  const [first] = args;
  const asked = { root, terminal, ...at, asJson: args.includes("--json"), actingAs: null, commands };
  if (first === undefined) throw new Misuse('Say what to do. See "crossread help".');
  if (first === "--version") {
    await terminal.out(`${packageJson.version}\n`);
    return exitCodes.done;
  }
  const environment = () => readEnvironment(root);
  if (first === "--help" || first === "-h") return help.run({ words: [] }, { ...asked, environment });
  const command = commandNamed(args);
  const words = args.slice(command.name.split(" ").length);
  if (words.includes("--help") || words.includes("-h")) {
    return help.run({ words: command.name.split(" ") }, { ...asked, environment });
  }
  try {
    const { given, ...common } = understood(command, words);
    const { data, ...invocation } = common;
    return await command.run(given, {
      ...asked,
      ...invocation,
      environment: () => readEnvironment(root, data === null ? {} : { CROSSREAD_DATA: data }),
    });
  } catch (thrown) {
    if (!(thrown instanceof Misuse)) throw thrown;
    throw new Misuse(`${thrown.message}\nUsage: crossread ${command.name} ${command.usage}`.trimEnd(), {
      cause: thrown,
    });
  }
}

/** The longest name that the line begins with. */
function commandNamed(args: readonly string[]): CliCommand {
  for (const count of [2, 1]) {
    const name = args.slice(0, count).join(" ");
    const command = commands.find((known) => known.name === name);
    if (command) return command;
  }
  const [first = ""] = args;
  if (first.startsWith("-")) throw new Misuse(`The command comes first, then ${first}. See "crossread help".`);
  const names = commands.map(({ name }) => name).join(", ");
  throw new Misuse(`There is no command "${first}". There are: ${names}. See "crossread help".`);
}

type Understood = Pick<Invocation, "asJson" | "actingAs"> & Readonly<{ given: Given; data: string | null }>;

/** @throws {Misuse} for an option the command does not have, or one without its value. */
function understood(command: CliCommand, args: readonly string[]): Understood {
  for (const [option, reason] of Object.entries(command.refused ?? {})) {
    if (args.some((arg) => arg === option || arg.startsWith(`${option}=`))) throw new Misuse(reason);
  }
  const options = Object.fromEntries(
    optionsOf(command).map(({ name, value, many }) => [
      name,
      { type: value === null ? ("boolean" as const) : ("string" as const), multiple: many ?? false },
    ]),
  );
  const { values, positionals: words } = parsedBy(() =>
    parseArgs({ args: [...args], options, allowPositionals: true, strict: true }),
  );
  const { json, as, data, ...rest } = values;
  if (data === "") throw new Misuse("--data DIR must not be empty.");
  return {
    given: { ...rest, words },
    asJson: json === true,
    actingAs: typeof as === "string" ? as : null,
    data: typeof data === "string" ? data : null,
  };
}

/** Node's parser says well what is wrong, in its first sentence. */
function parsedBy<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (thrown) {
    if (!(thrown instanceof TypeError) || !("code" in thrown)) throw thrown;
    const [sentence = ""] = thrown.message.split(/(?<=[.'])\s(?=To |Did )|\n/);
    throw new Misuse(sentence.endsWith(".") ? sentence : `${sentence}.`, { cause: thrown });
  }
}
