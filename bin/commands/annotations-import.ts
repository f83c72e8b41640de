import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { type ImportPlan, importAnnotations, planAnnotations } from "@/db/commands/import-annotations";
import { Problem } from "@/lib/errors";
import { importFormats } from "@/lib/interop/import-formats";
import { importOutcomes } from "@/lib/interop/import-outcomes";
import { MAX_ANNOTATION_BYTES } from "@/lib/interop/read-annotation-files";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, type Invocation, investigationOption, oneOf } from "./cli-command";
import { withExisting } from "./opened";
import { printJson, say } from "./print";
import { table } from "./table";

/** Brings in what other programs say of the sources. */
export const annotationsImportCommand = cliCommand({
  name: "annotations import",
  usage: "--investigation SLUG [--format FORMAT] [--source N] [--dry-run] FILE…",
  summary: "Brings in annotations from other programs: W3C Web Annotations, Hypothesis, brat.",
  acts: true,
  options: [
    investigationOption,
    {
      name: "format",
      value: "FORMAT",
      meaning: `One of ${importFormats.join(", ")}. Default: what the files look like.`,
    },
    { name: "source", value: "N", meaning: "The number of the source they are about. Default: each says its own." },
    { name: "dry-run", value: null, meaning: "Only says what would come of it." },
  ],
  notes: [
    "Prints a line for each annotation: placed, kept as a comment, here already, or why it adds nothing. Only words that " +
      "stand in the source to the letter are placed; nothing is guessed (docs/interchange.md).",
    "brat: name the .ann and .txt files, or a zip of them.",
    "The exit code is 1 when one was refused or could not be placed. The same file again adds nothing.",
  ],
  shape: z.object({
    investigation: z.string(),
    format: oneOf(importFormats).optional(),
    source: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, "must be the number of a source")
      .transform(Number)
      .optional(),
    "dry-run": z.boolean().default(false),
    words: z.array(z.string()).min(1, "Name at least one file."),
  }),
  run: ({ investigation, format = null, source = null, "dry-run": isDry, words }, invocation) =>
    withExisting(invocation, async (store) => {
      const access = await entered(store, investigation, await actor(store, invocation));
      const files = [];
      for (const file of words) files.push({ name: basename(file), bytes: await bytesOf(file) });
      const asked = { files, format, sourceNumber: source };
      const plan = await (isDry ? planAnnotations(access, asked) : importAnnotations(access, asked));
      await tell(invocation, plan, isDry);
      return plan.rows.every(({ outcome }) => fine.has(outcome)) ? exitCodes.done : exitCodes.refused;
    }),
});

const fine = new Set(["placed", "kept", "here-already"]);

/** The size is asked before anything is read. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > MAX_ANNOTATION_BYTES)
    throw new Problem("too-large", `${file} is over 25 MB. Cut it, and import the parts.`);
  return readFile(file);
}

async function tell(invocation: Invocation, { format, rows }: ImportPlan, isDry: boolean): Promise<void> {
  if (invocation.asJson) {
    const told = rows.map(({ commands, ...row }) => ({ ...row, commands: commands.map(({ name }) => name) }));
    await printJson(invocation, { format, dryRun: isDry, annotations: told });
    return;
  }
  const lines = rows.map(({ outcome, kind, sourceNumber, quote, by, why, key }) => [
    outcome,
    kind,
    sourceNumber === null ? "" : String(sourceNumber),
    short(quote || key),
    by,
    why,
  ]);
  await invocation.terminal.out(table(["OUTCOME", "KIND", "SOURCE", "WORDS", "BY", "WHY"], lines));
  const counts = importOutcomes.flatMap((outcome) => {
    const many = rows.filter((row) => row.outcome === outcome).length;
    return many > 0 ? [`${many} ${outcome}`] : [];
  });
  say(invocation, `${counts.join(", ") || "Nothing"}${isDry ? "; nothing was changed" : ""}.`);
}

const WORDS_CODE_POINTS = 40;

function short(text: string): string {
  const points = [...text];
  return points.length > WORDS_CODE_POINTS ? `${points.slice(0, WORDS_CODE_POINTS - 1).join("")}…` : text;
}
