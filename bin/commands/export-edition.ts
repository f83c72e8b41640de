import type { Access } from "@/db/access";
import { recordExport } from "@/db/commands/record-export";
import { newCommandId } from "@/db/new-id";
import { editionContent, editionNumbered } from "@/db/queries/reports";
import { editionModel } from "@/lib/report/edition-page";
import { isReportFormat } from "@/lib/report/report-formats";
import { printEdition } from "@/server/printing/print-edition";
import { exitCodes, type Invocation } from "./cli-command";
import { Misuse } from "./misuse";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

type Wanted = Readonly<{ access: Access; format: string; out: string; edition: number; report: number | null }>;

/**
 * Prints an edition as it was published, in any form of a report, and says so in the history.
 *
 * @throws {Misuse} for a form of another program; {Problem} `not-found` for an edition that is not there.
 */
export async function exportEdition(
  { access, format, out, edition: number, report }: Wanted,
  invocation: Invocation,
): Promise<number> {
  if (!isReportFormat(format)) throw new Misuse("An edition is a report: choose one of the forms of a report.");
  const editionId = await editionNumbered(access, number, report);
  const edition = await editionContent(access, editionId);
  const { seq } = editionModel(edition);
  await recordExport(access, newCommandId(), { format, claims: null, template: null, seq, editionId });
  const parts = printEdition(edition, format);
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
