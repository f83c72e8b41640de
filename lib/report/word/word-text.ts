import { ExternalHyperlink, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from "docx";
import type { Words } from "../composed/piece";
import { wordColors } from "./word-styles";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Text as runs: a line break is one of Word's, and what is written from right to left says so. */
export function textRuns(text: string, look: IRunOptions = {}): TextRun[] {
  return text.split("\n").map(
    (line, index) =>
      new TextRun({
        ...look,
        text: line,
        ...(index > 0 && { break: 1 }),
        ...(rightToLeft.test(line) && { rightToLeft: true }),
      }),
  );
}

/** Words with their looks and links; those within the report lead to its bookmarks. */
export function wordRuns(words: readonly Words[]): ParagraphChild[] {
  return words.flatMap(({ text, bold, italic, link, to, relation }): ParagraphChild[] => {
    const look = {
      ...(bold && { bold }),
      ...(italic && { italics: true }),
      ...(relation && { color: wordColors[relation] }),
    };
    if (link) return [new ExternalHyperlink({ link, children: textRuns(text, { ...look, style: "Hyperlink" }) })];
    if (to) return [new InternalHyperlink({ anchor: to, children: textRuns(text, look) })];
    return textRuns(text, look);
  });
}
