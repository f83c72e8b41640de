import type { Access } from "@/db/access";
import { editionContent, editionNumbered } from "@/db/queries/reports";
import { editionModel, editionPage } from "@/lib/report/edition-page";
import { isReportFormat } from "@/lib/report/report-formats";
import { readingOf } from "@/lib/report/report-reading";
import { printReport } from "@/server/printing/print-report";
import { exitCodes, type Invocation } from "./cli-command";
import { Misuse } from "./misuse";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

type Wanted = Readonly<{ access: Access; format: string; out: string; edition: number; report: number | null }>;

/**
 * Prints an edition as it was published, in any form of a report. As json it is the very text that its SHA-256 is of, as
 * html the page that its public link shows.
 *
 * @throws {Misuse} for a form of another program; {Problem} `not-found` for an edition that is not there.
 */
export async function exportEdition(
  { access, format, out, edition: number, report }: Wanted,
  invocation: Invocation,
): Promise<number> {
  if (!isReportFormat(format)) throw new Misuse("An edition is a report: choose one of the forms of a report.");
  const edition = await editionContent(access, await editionNumbered(access, number, report));
  const parts = partsOf(edition, format);
  if (out === "-") {
    for await (const part of parts) await invocation.terminal.out(part);
    return exitCodes.done;
  }
  await writeWhole(out, parts);
  const { contentSha256, latest } = edition;
  if (invocation.asJson) await printJson(invocation, { file: out, format, edition: number, latest, contentSha256 });
  else say(invocation, `Wrote edition ${number} to ${out}.`);
  return exitCodes.done;
}

async function* partsOf(
  edition: Awaited<ReturnType<typeof editionContent>>,
  format: Parameters<typeof printReport>[0],
): AsyncGenerator<string | Uint8Array> {
  if (format === "json") yield edition.content;
  else if (format === "html") yield editionPage(edition);
  else yield* printReport(format, readingOf(editionModel(edition)));
}
