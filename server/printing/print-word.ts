import { Packer } from "docx";
import { strFromU8, unzipSync } from "fflate";
import type { ReportModel } from "@/lib/report/report-model";
import { wordDocument } from "@/lib/report/word/word-document";
import { zipped } from "./zipped";

/** A Word file: the one that the library packs, with the claims and footnotes put into it. */
export async function printWord(model: ReportModel): Promise<Uint8Array> {
  const { document, withWritten, withFootnotes } = wordDocument(model);
  const parts: Record<string, string | Uint8Array> = unzipSync(await Packer.toBuffer(document));
  const put = (path: string, into: (xml: string) => string) => {
    const part = parts[path];
    if (!(part instanceof Uint8Array)) throw new Error(`The library made a Word file without ${path}.`);
    parts[path] = into(strFromU8(part));
  };
  put("word/document.xml", withWritten);
  put("word/footnotes.xml", withFootnotes);
  return Buffer.concat([...zipped(Object.entries(parts).map(([path, part]) => [path, [part]]))]);
}
