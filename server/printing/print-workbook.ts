import type { ReportModel } from "@/lib/report/report-model";
import { spreadsheetParts } from "@/lib/report/spreadsheet-ml";
import { workbook } from "@/lib/report/workbook";
import { zipped } from "./zipped";

/** An Excel file, a sheet at a time. */
export function printWorkbook(model: ReportModel): Generator<Uint8Array> {
  return zipped(spreadsheetParts(workbook(model)));
}
