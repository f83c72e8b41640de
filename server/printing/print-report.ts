import { claimsTable, passagesTable } from "@/lib/report/csv-tables";
import { printCsv, printJson } from "@/lib/report/print-parts";
import type { ReportFormat } from "@/lib/report/report-formats";
import { type ReportReading, wholeReport } from "@/lib/report/report-reading";
import { toHtml } from "@/lib/report/to-html";
import { toMarkdown } from "@/lib/report/to-markdown";
import { toText } from "@/lib/report/to-text";

/**
 * The report in one of its forms, a part at a time. Tables and JSON hold a part of the claims; what is laid out holds
 * them all. The large packages are loaded when they are first needed.
 */
export async function* printReport(format: ReportFormat, reading: ReportReading): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case "csv":
      return yield* printCsv(reading, claimsTable);
    case "evidence-csv":
      return yield* printCsv(reading, passagesTable);
    case "json":
      return yield* printJson(reading);
    case "html":
      return yield toHtml(await wholeReport(reading));
    case "markdown":
      return yield toMarkdown(await wholeReport(reading));
    case "text":
      return yield toText(await wholeReport(reading));
    case "xlsx":
      return yield* (await import("./print-workbook")).printWorkbook(await wholeReport(reading));
    case "docx":
      return yield (await import("./print-word")).printWord(await wholeReport(reading));
    case "pdf":
      return yield (await import("./print-pdf")).printPdf(await wholeReport(reading));
  }
}
