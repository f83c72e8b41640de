import type { IStylesOptions } from "docx";

const serif = { ascii: "Source Serif 4", hAnsi: "Source Serif 4", cs: "Noto Naskh Arabic", eastAsia: "Source Serif 4" };
const sans = { ascii: "Inter", hAnsi: "Inter", cs: "Noto Naskh Arabic", eastAsia: "Inter" };

export const wordColors = {
  ink: "1F1C19",
  soft: "57524D",
  faint: "6B655F",
  hair: "D9D4CD",
  appears: "8B857E",
  corroborates: "1D6B45",
  contradicts: "A92A20",
  qualifies: "85590A",
} as const;

const heading = (size: number, before: number) => ({
  run: { font: serif, size, bold: true, color: wordColors.ink },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** Sizes are half points, distances twentieths of a point. Whoever works on with the file changes the look here. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: serif, size: 21, color: wordColors.ink },
      paragraph: { spacing: { after: 120, line: 288 } },
    },
    title: {
      run: { font: serif, size: 46, bold: true, color: wordColors.ink },
      paragraph: { spacing: { before: 480, after: 200 } },
    },
    heading1: heading(34, 480),
    heading2: heading(27, 360),
    heading3: heading(23, 60),
    heading4: {
      run: { font: sans, size: 17, bold: true, color: wordColors.soft },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    footnoteText: {
      run: { font: serif, size: 16, color: wordColors.soft },
      paragraph: { spacing: { after: 40, line: 220 } },
    },
    hyperlink: { run: { color: "1D5285", underline: {} } },
  },
  paragraphStyles: [
    {
      id: "Question",
      name: "Question",
      basedOn: "Normal",
      run: { italics: true, size: 25, color: wordColors.soft },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: "Kicker",
      name: "Kicker",
      basedOn: "Normal",
      run: { font: sans, size: 15, color: wordColors.faint },
      paragraph: { spacing: { before: 360, after: 0 }, keepNext: true },
    },
    {
      id: "Fact",
      name: "Fact",
      basedOn: "Normal",
      run: { size: 18 },
      paragraph: {
        spacing: { after: 20 },
        indent: { left: 1300, hanging: 1300 },
      },
    },
    { id: "Verdict", name: "Verdict", basedOn: "Normal", paragraph: { spacing: { before: 120 }, keepLines: true } },
    {
      id: "Quotation",
      name: "Quotation",
      basedOn: "Normal",
      paragraph: { indent: { left: 260 }, spacing: { before: 120, after: 40 } },
    },
    {
      id: "Bearing",
      name: "Bearing",
      basedOn: "Normal",
      run: { size: 17, color: wordColors.soft },
      paragraph: { indent: { left: 260 }, spacing: { after: 40 } },
    },
    { id: "Note", name: "Note", basedOn: "Normal", run: { size: 18, color: wordColors.soft } },
    { id: "Cell", name: "Cell", basedOn: "Normal", run: { size: 17 }, paragraph: { spacing: { after: 0 } } },
    {
      id: "TOC1",
      name: "toc 1",
      basedOn: "Normal",
      run: { bold: true },
      paragraph: { spacing: { before: 120, after: 20 } },
    },
    { id: "TOC2", name: "toc 2", basedOn: "Normal", paragraph: { indent: { left: 240 }, spacing: { after: 20 } } },
    {
      id: "TOC3",
      name: "toc 3",
      basedOn: "Normal",
      run: { size: 18 },
      paragraph: { indent: { left: 240 }, spacing: { after: 20 } },
    },
  ],
};
