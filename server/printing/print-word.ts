import { Packer } from "docx";
import type { ReportModel } from "@/lib/report/report-model";
import { wordDocument } from "@/lib/report/word/word-document";

export function printWord(model: ReportModel): Promise<Uint8Array> {
  return Packer.toBuffer(wordDocument(model));
}
