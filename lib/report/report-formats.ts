/** The forms a report can be printed in, as menus and the command line offer them. */
export const reportFormats = [
  "pdf",
  "docx",
  "html",
  "markdown",
  "text",
  "xlsx",
  "csv",
  "evidence-csv",
  "json",
] as const;
export type ReportFormat = (typeof reportFormats)[number];

type FormatFacts = Readonly<{
  name: string;
  /** For whom, in a few words. */
  hint: string;
  group: "To read" | "To reckon with" | "For programs";
  extension: string;
  mediaType: string;
}>;

const OFFICE = "application/vnd.openxmlformats-officedocument";

export const reportFormatFacts: Readonly<Record<ReportFormat, FormatFacts>> = {
  pdf: {
    name: "PDF",
    hint: "Set like a book, with footnotes; to print and to publish.",
    group: "To read",
    extension: "pdf",
    mediaType: "application/pdf",
  },
  docx: {
    name: "Word",
    hint: "With styles, contents and footnotes; to work on further.",
    group: "To read",
    extension: "docx",
    mediaType: `${OFFICE}.wordprocessingml.document`,
  },
  html: {
    name: "Web page",
    hint: "One file that opens anywhere; passages stand side by side.",
    group: "To read",
    extension: "html",
    mediaType: "text/html; charset=utf-8",
  },
  markdown: {
    name: "Markdown",
    hint: "For wikis and repositories.",
    group: "To read",
    extension: "md",
    mediaType: "text/markdown; charset=utf-8",
  },
  text: {
    name: "Plain text",
    hint: "For mails, and for anything that can show letters.",
    group: "To read",
    extension: "txt",
    mediaType: "text/plain; charset=utf-8",
  },
  xlsx: {
    name: "Excel",
    hint: "Claims, evidence, sources and matrix, a sheet each.",
    group: "To reckon with",
    extension: "xlsx",
    mediaType: `${OFFICE}.spreadsheetml.sheet`,
  },
  csv: {
    name: "CSV of claims",
    hint: "One row for each claim.",
    group: "To reckon with",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
  },
  "evidence-csv": {
    name: "CSV of evidence",
    hint: "One row for each passage: where a claim appears, and what bears on it.",
    group: "To reckon with",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
  },
  json: {
    name: "JSON",
    hint: "Everything, in a form with a published schema.",
    group: "For programs",
    extension: "json",
    mediaType: "application/json; charset=utf-8",
  },
};

export function isReportFormat(text: string | null): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

/** The form as people call it; of a later version's forms, the word of the command line. */
export function formatName(format: string): string {
  return isReportFormat(format) ? reportFormatFacts[format].name : format;
}
