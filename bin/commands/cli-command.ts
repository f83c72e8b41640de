import { z } from "zod";
import type { Environment } from "@/server/env";
import { Misuse } from "./misuse";
import type { Terminal } from "./terminal";

/** An option as it is documented; `value` names what follows it, null for one that stands alone. */
export type CliOption = Readonly<{ name: string; value: string | null; meaning: string; many?: true }>;

/** What every command is run with. */
export type Invocation = Readonly<{
  /** Where Crossread itself lies. */
  root: string;
  /** What runs in the thread that reads files. Default: as it was bundled beside the program. */
  readingModule?: string;
  terminal: Terminal;
  /** Whether results are for programs. */
  asJson: boolean;
  /** The email given by `--as`, if any. */
  actingAs: string | null;
  /** The environment with `--data` over it. @throws {Problem} `invalid`, when a variable is wrong. */
  environment: () => Environment;
  commands: readonly CliCommand[];
}>;

export const exitCodes = { done: 0, refused: 1, misused: 2 } as const;

/** The words after the options stand under `words`. */
export type Given = Readonly<Record<string, unknown>>;

/** One command of `crossread`. `docs/command-line.md` shows these fields, and a test compares the two. */
export type CliCommand = Readonly<{
  name: string;
  /** What follows the name, as people write it. */
  usage: string;
  summary: string;
  /** Whether somebody has to be acting, so that it takes `--as`. */
  acts: boolean;
  options: readonly CliOption[];
  /** What else is worth knowing, a sentence or two each. */
  notes: readonly string[];
  /** Options that exist nowhere, with the reason why not. */
  refused?: Readonly<Record<string, string>>;
  run: (given: Given, invocation: Invocation) => Promise<number>;
}>;

type Spec<Shape extends z.ZodType> = Omit<CliCommand, "run"> &
  Readonly<{ shape: Shape; run: (input: z.output<Shape>, invocation: Invocation) => Promise<number> }>;

/**
 * Makes a command whose options are parsed before it runs.
 *
 * @throws {Misuse} when run with options that do not fit its shape.
 */
export function cliCommand<Shape extends z.ZodType>({ shape, run, ...described }: Spec<Shape>): CliCommand {
  return {
    ...described,
    run(given, invocation) {
      const parsed = shape.safeParse(given);
      if (parsed.success) return run(parsed.data, invocation);
      throw new Misuse(parsed.error.issues.map((issue) => sentence(issue, given, described.options)).join("\n"));
    },
  };
}

function sentence({ path, message }: z.core.$ZodIssue, given: Given, options: readonly CliOption[]): string {
  const [field] = path;
  const option = options.find(({ name }) => name === field);
  if (!option) return message;
  const shown = `--${option.name}${option.value ? ` ${option.value}` : ""}`;
  return given[option.name] === undefined ? `${shown} is missing.` : `${shown} ${message}.`;
}

/** One word of a few, refused with the list of them. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(", ")}` });
}

/** Options that are the same wherever they stand. */
export const investigationOption = {
  name: "investigation",
  value: "SLUG",
  meaning: "The investigation, by the name in its address.",
} as const satisfies CliOption;

export const commonOptions = [
  {
    name: "data",
    value: "DIR",
    meaning: "The data folder. Default: `CROSSREAD_DATA`, else `data` beside the program.",
  },
  { name: "json", value: null, meaning: "Results as JSON, for programs." },
] as const satisfies readonly CliOption[];

export const actingOption = {
  name: "as",
  value: "EMAIL",
  meaning: "Who acts. Default: the manager of the installation, if there is only one.",
} as const satisfies CliOption;

/** Every option a command takes. */
export function optionsOf({ options, acts }: CliCommand): readonly CliOption[] {
  return [...options, ...(acts ? [actingOption] : []), ...commonOptions];
}
