import { Packer } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { ReportModel } from "@/lib/report/report-model";
import { wordDocument } from "@/lib/report/word/word-document";

/** A Word file: the one that the library packs, with the claims and footnotes put into it. */
export async function printWord(model: ReportModel): Promise<Uint8Array> {
  const { document, withWritten, withFootnotes } = wordDocument(model);
  const parts = unzipSync(await Packer.toBuffer(document));
  const put = (path: string, into: (xml: string) => string) => {
    const part = parts[path];
    if (!part) throw new Error(`The library made a Word file without ${path}.`);
    parts[path] = strToU8(into(strFromU8(part)));
  };
  put("word/document.xml", withWritten);
  put("word/footnotes.xml", withFootnotes);
  return zipSync(parts);
}
