import type { ReportModel } from "./report-model";
import { toCsv } from "./to-csv";
import { toHtml } from "./to-html";
import { toJson } from "./to-json";

export const reportFormats = ["json", "csv", "html"] as const;
type ReportFormat = (typeof reportFormats)[number];

type PrintedReport = Readonly<{ body: string; mediaType: string; extension: string }>;

/** The report in one of its forms, with what a file or an answer needs to carry it. */
export function printReport(format: ReportFormat, model: ReportModel): PrintedReport {
  switch (format) {
    case "json":
      return { body: toJson(model), mediaType: "application/json; charset=utf-8", extension: "json" };
    case "csv":
      return { body: toCsv(model), mediaType: "text/csv; charset=utf-8", extension: "csv" };
    case "html":
      return { body: toHtml(model), mediaType: "text/html; charset=utf-8", extension: "html" };
  }
}

export function isReportFormat(text: string | null): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}
