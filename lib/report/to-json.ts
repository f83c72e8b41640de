import type { ReportModel } from "./report-model";

/** Changes only when a reader of the file would have to change with it. */
const REPORT_FORMAT = "crossread-report/1";

/**
 * The report for programs. Keys stand in the order of the model, so that two reports of the same
 * state differ in nothing but the time they were made.
 */
export function toJson({ generatedAt, head, seq, version, ...content }: ReportModel): string {
  const report = {
    format: REPORT_FORMAT,
    generatedAt,
    generator: `Crossread ${version}`,
    history: { head, seq, recheck: `crossread verify --expect ${head}` },
    offsets: "UTF-16 code units of the NFC-normalised text; the end is exclusive",
    ...content,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
