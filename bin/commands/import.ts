import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type Access, allow } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { openInvestigation } from "@/db/commands/open-investigation";
import { newCommandId, newId } from "@/db/new-id";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { slug } from "@/lib/domain/account";
import { Problem } from "@/lib/errors";
import type { Ingested } from "@/lib/ingest/ingest";
import type { Found } from "@/lib/ingest/ingest-all";
import type { ColumnMap } from "@/lib/ingest/table/column-map";
import type { ReadingRoom } from "@/server/reading-room";
import { actor, entered } from "./acting";
import { bytesOf, problemOf, withReadingRoom } from "./brought-file";
import { cliCommand, exitCodes, type Invocation, investigationOption } from "./cli-command";
import { columns, columnsOption } from "./columns-option";
import { withInstallation } from "./opened";
import { onOneLine, printJson, say } from "./print";
import { filesUnder } from "./walk-folder";

type Outcome =
  | Readonly<{ file: string; ok: true; source: number; id: string; title: string; ingested: Ingested }>
  | Readonly<{ file: string; ok: false; problem: Problem }>;

/** Brings in whatever is found in files and folders. What is wrong with one thing does not keep the others out. */
export const importCommand = cliCommand({
  name: "import",
  usage: "--investigation SLUG [--title TITLE] [--columns MAP] FILE…",
  summary:
    "Brings files in as sources: plain text, Markdown, HTML, PDF, Word, mails, tables, zip archives and folders.",
  acts: true,
  options: [
    investigationOption,
    { name: "title", value: "TITLE", meaning: "The title of an investigation that is made now. Default: its slug." },
    columnsOption,
  ],
  notes: [
    "Makes the investigation when there is none; for that, who acts has to manage the installation.",
    "A file that is missing, empty, not text, over 25 MB or there already is refused with the reason; the " +
      "others go on.",
    "Each thing found is told on a line of its own: the files of a folder and all folders in it, without hidden ones " +
      "and links; of a mail (.eml) its words and each attachment; of an archive (.zip) each file; of a table (.csv, " +
      ".tsv, or .jsonl with an object on each line) each row, which needs a column with its text.",
    "Files are read as the server reads them: what takes longer than 20 seconds, or too much memory, is refused.",
    "An archive may hold 1 000 files and 100 MB once it is unpacked, and no other archive; a table 5 000 rows.",
  ],
  shape: z.object({
    investigation: slug,
    title: z.string().optional(),
    columns: columns.optional(),
    words: z.array(z.string()).min(1, "Name at least one file."),
  }),
  run: ({ investigation, title = investigation, columns, words }, invocation) =>
    withInstallation(invocation, async (store) => {
      const access = await enteredOrOpened(store, { slug: investigation, title }, invocation);
      let [count, refused] = [0, 0];
      await withReadingRoom(invocation, async (room) => {
        for await (const outcome of outcomesOf(words, { access, room, columns })) {
          count += 1;
          if (!outcome.ok) refused += 1;
          await tell(invocation, outcome);
        }
      });
      if (refused > 0 && count > 1) say(invocation, `${refused} of ${count} were refused.`);
      return refused > 0 ? exitCodes.refused : exitCodes.done;
    }),
});

type Entering = () => Promise<Access>;

/**
 * What enters for each file anew, so that a role taken away takes effect at once. An investigation
 * that is missing is opened by the first file that can be read, and by none if none can.
 *
 * @throws {Problem} when who acts may neither enter nor open it; at once, since that concerns every file.
 */
async function enteredOrOpened(
  store: Store,
  { slug, title }: Readonly<{ slug: string; title: string }>,
  invocation: Invocation,
): Promise<Entering> {
  const acting = await actor(store, invocation);
  let isMissing = (await unscopedInvestigationBySlug(store, slug)) === null;
  if (isMissing) allow(acting, "investigation.open");
  else await entered(store, slug, acting);
  return async () => {
    if (isMissing) {
      await openInvestigation(acting, newCommandId(), { investigationId: newId("inv"), slug, title });
      say(invocation, `Opened the investigation "${slug}".`);
      isMissing = false;
    }
    return entered(store, slug, acting);
  };
}

type By = Readonly<{ access: Entering; room: ReadingRoom; columns: ColumnMap | undefined }>;

async function* outcomesOf(words: readonly string[], by: By): AsyncGenerator<Outcome> {
  for (const word of words) {
    try {
      let isEmpty = true;
      for await (const file of (await isFolder(word)) ? filesUnder(word) : [word]) {
        isEmpty = false;
        yield* broughtIn(file, by);
      }
      if (isEmpty) throw new Problem("invalid", "This folder has no files in it.");
    } catch (thrown) {
      yield { file: word, ok: false, problem: problemOf(thrown) };
    }
  }
}

async function* broughtIn(file: string, { access, room, columns }: By): AsyncGenerator<Outcome> {
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(file);
  } catch (thrown) {
    yield { file, ok: false, problem: problemOf(thrown) };
    return;
  }
  for (const found of await room.ingestAll(bytes, { name: basename(file), ...(columns && { columns }) })) {
    yield admitted(found, join(dirname(file), found.name), access);
  }
}

async function admitted({ name, bytes, outcome }: Found, file: string, access: Entering): Promise<Outcome> {
  try {
    if ("refused" in outcome) throw new Problem(outcome.refused.code, outcome.refused.message);
    const { ingested } = outcome;
    const ids = { sourceId: newId("src"), versionId: newId("ver") };
    const { number } = await captureSource(await access(), newCommandId(), { ...ids, fileName: name, bytes, ingested });
    return { file, ok: true, source: number, id: ids.sourceId, title: ingested.title, ingested };
  } catch (thrown) {
    return { file, ok: false, problem: problemOf(thrown) };
  }
}

const isFolder = async (path: string) => (await stat(path)).isDirectory();

async function tell(invocation: Invocation, outcome: Outcome): Promise<void> {
  const { asJson, terminal } = invocation;
  const { file } = outcome;
  if (!outcome.ok) {
    const { code, message } = outcome.problem;
    if (asJson) await printJson(invocation, { file, ok: false, problem: { code, message } });
    else say(invocation, `${file}: refused. ${message}`);
    return;
  }
  const { source, id, title, ingested } = outcome;
  const { outlet, author, published, language, warnings } = ingested;
  if (asJson) {
    await printJson(invocation, { file, ok: true, source, id, title, outlet, author, published, language, warnings });
    return;
  }
  await terminal.out(`${onOneLine(`${file}: source ${source}, ${id}, ${title}`)}\n`);
  for (const warning of warnings) say(invocation, `  ${warning}`);
}
