import { z } from "zod";
import { type CommandName, commandInputs, isCommandName } from "@/lib/live/inputs";
import { type CliCommand, cliCommand, exitCodes, type Invocation, optionsOf } from "./cli-command";
import { inputLines, inputSchema } from "./input-shape";
import { Misuse } from "./misuse";
import { printJson } from "./print";

const inputNames = Object.keys(commandInputs).filter(isCommandName);

/** Says what there is, what a command takes, and the shape of every input. */
export const help = cliCommand({
  name: "help",
  usage: "[COMMAND]",
  summary: "Says what there is, what a command takes, and the shape of every input.",
  acts: false,
  options: [],
  notes: [
    "COMMAND is one of these, or one that apply takes, such as record-claim. With --json, inputs are JSON Schema.",
  ],
  shape: z.object({ words: z.array(z.string()) }),
  async run({ words }, invocation) {
    const topic = words.join(" ");
    const command = invocation.commands.find(({ name }) => name === topic);
    if (topic === "") await overview(invocation);
    else if (command) await aboutCommand(command, invocation);
    else if (isCommandName(topic)) await aboutInput(topic, invocation);
    else throw new Misuse(`There is no command "${topic}". There are: ${namesOf(invocation).join(", ")}.`);
    return exitCodes.done;
  },
});

const namesOf = ({ commands }: Invocation) => [...commands.map(({ name }) => name), ...inputNames];

async function overview(invocation: Invocation): Promise<void> {
  const { commands, terminal, asJson } = invocation;
  if (asJson) {
    await printJson(invocation, { commands: commands.map(described), inputs: inputNames });
    return;
  }
  const width = Math.max(...commands.map(({ name }) => name.length));
  await terminal.out(
    [
      "Crossread reads sources against each other.",
      "",
      "Usage: crossread COMMAND [OPTIONS]",
      "",
      ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
      "",
      '"crossread help COMMAND" says what each takes. Exit codes: 0 done, 1 refused, 2 not understood.',
      "",
    ].join("\n"),
  );
}

async function aboutCommand(command: CliCommand, invocation: Invocation): Promise<void> {
  const takesInputs = command.name === "apply";
  if (invocation.asJson) {
    const inputs = Object.fromEntries(inputNames.map((name) => [name, inputSchema(name)]));
    await printJson(invocation, { ...described(command), ...(takesInputs ? { inputs } : {}) });
    return;
  }
  const options = optionsOf(command).map((option) => ({ ...option, shown: shownOption(option) }));
  const width = Math.max(...options.map(({ shown }) => shown.length));
  await invocation.terminal.out(
    [
      `Usage: crossread ${command.name} ${command.usage}`.trimEnd(),
      "",
      command.summary,
      "",
      ...options.map(({ shown, meaning }) => `  ${shown.padEnd(width)}  ${meaning}`),
      ...command.notes.flatMap((note) => ["", note]),
      "",
      ...(takesInputs ? ["Commands, each with its input:", ...inputNames.flatMap(inputBlock)] : []),
    ].join("\n"),
  );
}

async function aboutInput(name: CommandName, invocation: Invocation): Promise<void> {
  if (invocation.asJson) await printJson(invocation, { command: name, input: inputSchema(name) });
  else await invocation.terminal.out(`${INPUT_HEADING}\n${inputBlock(name).join("\n")}`);
}

const INPUT_HEADING =
  "The input of this command in a line of crossread apply. The id of what it makes may be left out, as may " +
  "fields with ?.";

const inputBlock = (name: CommandName) => ["", name, ...inputLines(name), ""];

export function shownOption({ name, value }: Readonly<{ name: string; value: string | null }>): string {
  return value === null ? `--${name}` : `--${name} ${value}`;
}

function described(command: CliCommand) {
  const { name, usage, summary, notes } = command;
  return { name, usage, summary, options: optionsOf(command), notes };
}
