import type { editionContent } from "@/db/queries/reports";
import { editionModel, editionPage } from "@/lib/report/edition-page";
import type { ReportFormat } from "@/lib/report/report-formats";
import { readingOf } from "@/lib/report/report-reading";
import { printReport } from "./print-report";

type Edition = Awaited<ReturnType<typeof editionContent>>;

/**
 * An edition as it was published, in any form of a report. As json it is the very text that its SHA-256 is of, as html the
 * page that its public link shows.
 */
export async function* printEdition(edition: Edition, format: ReportFormat): AsyncGenerator<string | Uint8Array> {
  if (format === "json") yield edition.content;
  else if (format === "html") yield editionPage(edition);
  else yield* printReport(format, readingOf(editionModel(edition)));
}
