import { z } from "zod";
import type { Access } from "@/db/access";
import { parsed } from "@/db/command";
import { sendables } from "@/db/commands/sendable";
import { derivedId } from "@/db/new-id";
import { sourceSummaries, sourceText } from "@/db/queries/sources";
import { findPassage } from "@/lib/anchoring/find-passage";
import { commandId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import { type CommandName, isCommandName } from "@/lib/live/inputs";

/** A passage as a program may name it: by its words, and by its neighbours where the words stand twice. */
export const quotedPassage = z
  .object({
    /** The source's id, its number, the name of the file it came from, or its title. */
    source: z.union([z.string(), z.int()]),
    exact: z.string().min(1),
    prefix: z.string().exactOptional(),
    suffix: z.string().exactOptional(),
  })
  .strict();

const withPassage = z.looseObject({ kind: z.literal("passage"), passage: z.unknown() });

/** One line of `crossread apply`: a command as the live socket takes it, with two conveniences. */
export const commandLine = z.object({
  id: commandId,
  command: z.string(),
  input: z.record(z.string(), z.unknown()),
});

/** The ids a sender makes; where a line leaves one out, it follows from the line's own id. */
const madeIds: Readonly<Partial<Record<CommandName, Readonly<Record<string, string>>>>> = {
  "record-claim": { claimId: "clm", appearanceId: "app" },
  "record-appearance": { appearanceId: "app" },
  "link-evidence": { linkId: "evl" },
  assess: { assessmentId: "asm" },
  curate: { curationId: "cur" },
  "open-thread": { threadId: "thr", commentId: "cmt" },
  comment: { commentId: "cmt" },
};

/**
 * Carries out one line. Quoted passages are looked up in the source's present text; ids left out
 * are derived from the line's id, so that the same line sent twice is the same command.
 *
 * @throws {Problem} `invalid`, and whatever the command refuses.
 */
export async function applyLine(access: Access, raw: unknown): Promise<unknown> {
  const { id, command, input } = parsed(commandLine, raw);
  if (!isCommandName(command)) {
    throw new Problem("invalid", `There is no command "${command}". Known: ${Object.keys(sendables).join(", ")}.`);
  }
  const { investigationId, reviewerId } = access;
  const completed: Record<string, unknown> = { ...input };
  for (const [field, prefix] of Object.entries(madeIds[command] ?? {})) {
    completed[field] ??= derivedId(prefix, investigationId, reviewerId, id);
  }
  // A thread names its passage within what it is about.
  const subject = withPassage.safeParse(completed["subject"]);
  const named = subject.success ? subject.data.passage : completed["passage"];
  const quoted = quotedPassage.safeParse(named);
  if (quoted.success) {
    const newPassageId = derivedId("psg", investigationId, reviewerId, id);
    const passage = { newPassageId, ...(await quotedSpan(access, quoted.data)) };
    if (subject.success) completed["subject"] = { ...subject.data, passage };
    else completed["passage"] = passage;
  }
  return sendables[command](access, id, completed);
}

async function quotedSpan(access: Access, { source: named, ...quote }: z.infer<typeof quotedPassage>) {
  const source = sourceNamed(await sourceSummaries(access), String(named));
  const { text, versionId } = await sourceText(access, source.id);
  const found = findPassage(text, quote);
  if (found.status === "anchored") {
    const { start, end } = found.span;
    return { versionId, start, end, exact: text.slice(start, end) };
  }
  const where = `source ${source.number}, "${source.title}"`;
  throw new Problem(
    "invalid",
    found.status === "ambiguous"
      ? `passage: these words stand ${found.candidates.length} times in ${where}. Give a prefix or suffix that tells which.`
      : `passage: these words, with these neighbours, do not stand in ${where}.`,
  );
}

/** @throws {Problem} `not-found` when nothing is called so, `invalid` when several are. */
function sourceNamed(sources: readonly SourceSummary[], name: string): SourceSummary {
  const ways: readonly ((source: SourceSummary) => boolean)[] = [
    ({ id }) => id === name,
    ({ number }) => String(number) === name,
    ({ capturedFrom }) => capturedFrom === name,
    ({ title }) => title === name,
  ];
  for (const is of ways) {
    const [only, another] = sources.filter(is);
    if (only && another) throw new Problem("invalid", `passage: several sources are called "${name}". Use the id.`);
    if (only) return only;
  }
  throw new Problem("not-found", `passage: there is no source "${name}" (an id, a number, a file name or a title).`);
}
