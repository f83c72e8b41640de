import { z } from "zod";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import { type Finding, type StreamHead, verifyInstallation } from "@/db/queries/verify-installation";
import { Problem } from "@/lib/errors";
import { type CliOption, cliCommand, exitCodes, investigationOption } from "./cli-command";
import { withExisting } from "./opened";
import { onOneLine, printJson, say } from "./print";
import { table } from "./table";

export const headHash = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits, as verify prints it"));

export const expectOption = {
  name: "expect",
  value: "HEAD",
  many: true,
  meaning: "A head printed earlier, by a report or a backup: it has to stand in the history still. May be repeated.",
} as const satisfies CliOption;

/** Checks that the history and the material are what they were. */
export const verifyCommand = cliCommand({
  name: "verify",
  usage: "[--expect HEAD]… [--investigation SLUG]",
  summary: "Checks that history and sources are what they were when they were written.",
  acts: false,
  options: [
    expectOption,
    { ...investigationOption, meaning: "Only this investigation. Default: all, and the installation's own history." },
  ],
  notes: [
    "Checks every hash of the history, every reference, every text and original against its SHA-256 and " +
      "against what the history says was captured, every voice, every sentence that is searched, and every anchored passage against its text. " +
      "Replays each history and compares with it what is stored of the investigation, its people, sources, claims, " +
      "appearances, evidence, assessments, verdicts, conversation, rejected passages, saved views and aliases, field by field.",
    "What is in no history is not covered: accounts, sessions, invitations, access tokens, a rationale that is being written, the kind of a block, " +
      "the media type of a file and the index of words, which is made from the rest.",
    "Prints the head of each history. Keep it elsewhere: with --expect it finds a history cut short or " +
      "written anew together with all that stands on it, which alone looks sound. More history since is no fault.",
  ],
  shape: z.object({
    expect: z.array(headHash).default([]),
    investigation: z.string().optional(),
    words: z.tuple([], "Only options are taken."),
  }),
  run: ({ expect, investigation: slug }, invocation) =>
    withExisting(invocation, async (store) => {
      const only = slug === undefined ? null : await unscopedInvestigationBySlug(store, slug);
      if (slug !== undefined && !only) throw new Problem("not-found", `There is no investigation "${slug}".`);
      const { heads, findings, checked } = await verifyInstallation(store, { expect, only: only?.id ?? null });
      if (invocation.asJson) await printJson(invocation, { ok: findings.length === 0, heads, findings, checked });
      else await invocation.terminal.out(headLines(heads) + findings.map(findingLine).join(""));
      const { events, versions, passages } = checked;
      const counted = `${events} events, ${versions} texts and ${passages} passages`;
      if (findings.length === 0) {
        say(invocation, `Checked ${counted}: all as it was.`);
        return exitCodes.done;
      }
      say(invocation, `Checked ${counted}: ${findings.length === 1 ? "1 fault" : `${findings.length} faults`}.`);
      return exitCodes.refused;
    }),
});

/** The heads as people keep them. */
export function headLines(heads: readonly StreamHead[]): string {
  const rows = heads.map(({ slug, stream, events, head }) => [slug ?? stream, events, head]);
  return table(["history", "events", "head"], rows);
}

export function findingLine({ kind, where, message }: Finding): string {
  return `${onOneLine(`fault: ${kind}, ${where}: ${message}`)}\n`;
}
