import writeExcelFile from "write-excel-file/node";
import type { ReportModel } from "@/lib/report/report-model";
import { workbook } from "@/lib/report/workbook";

export function printWorkbook(model: ReportModel): Promise<Uint8Array> {
  const sheets = workbook(model).map(({ sheet, widths, rows }) => ({
    sheet,
    data: rows.map((row) => [...row]),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return writeExcelFile(sheets).toBuffer();
}
