import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  FootnoteReferenceElement,
  FootnoteReferenceRun,
  HeadingLevel,
  type IContext,
  LevelFormat,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { relationMarks } from "@/lib/domain/evidence";
import { marked } from "../composed/claim-piece";
import { composed } from "../composed/compose";
import type {
  Anchor,
  Citation,
  ClaimPiece,
  Figures,
  Piece,
  Quotation,
  Table as Rows,
  SourceEntry,
  Words,
} from "../composed/piece";
import { onSheet } from "../composed/tables";
import type { ReportModel } from "../report-model";
import { wordColors, wordStyles } from "./word-styles";
import { textRuns, wordRuns } from "./word-text";
import { WrittenOut, writtenOut } from "./written-out";

/** A document of the library's, and what has to be put into its text and its notes once it is written. */
type WordDocument = Readonly<{
  document: Document;
  withWritten: (documentXml: string) => string;
  withFootnotes: (footnotesXml: string) => string;
}>;

/** The report for Word: styles, contents, and a real footnote for each citation. */
export function wordDocument(model: ReportModel): WordDocument {
  const report = composed(model);
  const writer = new Writer();
  const pieces = report.pieces.flatMap((piece) => writer.piece(piece));
  const document = new Document({
    title: report.title,
    creator: report.generator,
    description: report.question,
    styles: wordStyles,
    numbering: { config: [list("plain", LevelFormat.BULLET, "•"), list("numbered", LevelFormat.DECIMAL, "%1.")] },
    sections: [
      {
        properties: { page: { margin: { top: 1_500, bottom: 1_500, left: 1_800, right: 1_800 } } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(report.title) }),
          ...(report.question === "" ? [] : [styled("Question", textRuns(report.question))]),
          ...report.about.map((about) => styled("Note", textRuns(about))),
          new TableOfContents("Contents", { hyperlink: true, headingStyleRange: "1-3" }),
          ...pieces,
        ],
      },
    ],
  });
  return {
    document,
    withWritten: (xml) => writer.written.withWritten(xml),
    withFootnotes: (xml) => xml.replace("</w:footnotes>", () => `${writer.footnotes.join("")}</w:footnotes>`),
  };
}

const list = (reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  reference,
  levels: [{ level: 0, format, text, style: { paragraph: { indent: { left: 360, hanging: 260 } } } }],
});

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 16 })],
  });

const styled = (style: string, children: readonly ParagraphChild[]) => new Paragraph({ style, children });

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

class Writer {
  readonly written = new WrittenOut();
  /** As XML, in order. */
  readonly footnotes: string[] = [];

  piece(piece: Piece): FileChild[] {
    switch (piece.kind) {
      case "heading":
        return [
          new Paragraph({
            heading: headings[piece.level - 1] ?? HeadingLevel.HEADING_3,
            children: wordRuns(piece.words),
          }),
        ];
      case "paragraph":
        return [new Paragraph({ children: wordRuns(piece.words) })];
      case "list":
        return piece.items.map(
          (item) =>
            new Paragraph({
              numbering: { reference: piece.ordered ? "numbered" : "plain", level: 0 },
              children: wordRuns(item),
            }),
        );
      case "claim":
        // The library makes the contents of the headings that it knows.
        return [...claimHead(piece), this.written.later((context) => this.#claimBody(piece, context))];
      case "quotation":
        return [this.written.later((context) => this.#quotation(piece, context))];
      case "figures":
        return figures(piece);
      case "table":
        return [this.written.later(() => sheetTable(piece))];
      case "sources":
        return piece.sources.flatMap(source);
    }
  }

  #claimBody(claim: ClaimPiece, context: IContext): FileChild[] {
    const { verdict } = claim;
    return [
      ...(claim.withdrawal === null
        ? []
        : [new Paragraph({ children: textRuns(claim.withdrawal, { italics: true }) })]),
      ...claim.facts.map(([term, value]) =>
        styled("Fact", [new TextRun({ text: `${term}\t`, color: wordColors.faint }), ...textRuns(value)]),
      ),
      ...(verdict
        ? [
            styled("Verdict", [
              new TextRun({ text: `Verdict: ${verdict.verdict}`, bold: true }),
              new TextRun({ text: `  ${verdict.by}`, color: wordColors.faint, size: 16 }),
            ]),
            new Paragraph({ children: textRuns(verdict.rationale) }),
            ...(verdict.dissent
              ? [
                  new Paragraph({
                    children: [new TextRun({ text: "Dissent. ", bold: true }), ...textRuns(verdict.dissent)],
                  }),
                ]
              : []),
            ...(verdict.note ? [styled("Note", textRuns(verdict.note))] : []),
          ]
        : []),
      ...claim.groups.flatMap((group) => [
        new Paragraph({
          heading: HeadingLevel.HEADING_4,
          children: [new TextRun({ text: marked(group), color: wordColors[group.relation] })],
        }),
        ...group.quotations.flatMap((quotation) => this.#quotation(quotation, context)),
      ]),
      ...(claim.missing === "" ? [] : [styled("Note", [new TextRun({ text: claim.missing, italics: true })])]),
      ...(claim.assessments.length === 0
        ? []
        : [new Paragraph({ heading: HeadingLevel.HEADING_4, text: "Assessments" })]),
      ...claim.assessments.map(({ by, judged, rationale }) =>
        styled("Note", [
          ...textRuns(by, { bold: true }),
          new TextRun({ text: `  ${judged}  `, color: wordColors.faint }),
          ...textRuns(rationale),
        ]),
      ),
    ];
  }

  #quotation(quotation: Quotation, context: IContext): FileChild[] {
    const { text, direction, relation, reason, bearing, retold, citation } = quotation;
    const number = this.footnotes.length + 1;
    this.footnotes.push(footnote(number, citation, context));
    const bar = { style: BorderStyle.SINGLE, size: 12, space: 8, color: wordColors[relation] };
    const isRight = direction === "rtl";
    const about = [retold ? "retold" : "", bearing].filter((part) => part !== "").join(" · ");
    return [
      new Paragraph({
        style: "Quotation",
        bidirectional: isRight,
        border: isRight ? { right: bar } : { left: bar },
        children: [...textRuns(text), new FootnoteReferenceRun(number)],
      }),
      ...(reason === "" ? [] : [styled("Bearing", textRuns(reason))]),
      ...(about === "" ? [] : [styled("Bearing", textRuns(about, { size: 15, color: wordColors.faint }))]),
    ];
  }
}

const claimHead = ({ kicker, anchor, wording }: ClaimPiece) => [
  styled("Kicker", textRuns(kicker)),
  new Paragraph({ heading: HeadingLevel.HEADING_3, children: anchored(anchor, textRuns(wording)) }),
];

function footnote(number: number, citation: Citation, { file }: IContext): string {
  const mark = new TextRun({ style: "FootnoteReference", children: [new FootnoteReferenceElement()] });
  const note = new Paragraph({ style: "FootnoteText", children: [mark, ...citationRuns(citation)] });
  return `<w:footnote w:id="${number}">${writtenOut(note, { file, viewWrapper: file.FootNotes, stack: [] })}</w:footnote>`;
}

function citationRuns({ title, text, retold, link, textSha256, originalSha256 }: Citation): ParagraphChild[] {
  return [
    ...textRuns(` ${title}. ${text}`),
    ...(retold ? textRuns(` ${retold}`, { italics: true }) : []),
    ...(link ? [new TextRun(" "), linkRun(link)] : []),
    ...(textSha256 ? hash(" SHA-256 of the text ", textSha256) : []),
    ...(originalSha256 ? hash(", of the original ", originalSha256) : []),
  ];
}

const hash = (before: string, sha256: string) => [
  new TextRun(before),
  new TextRun({ text: sha256, font: "Consolas", size: 13 }),
];

const linkRun = (link: string) =>
  new ExternalHyperlink({ link, children: [new TextRun({ text: link, style: "Hyperlink" })] });

const anchored = (anchor: Anchor | null, children: ParagraphChild[]): ParagraphChild[] =>
  anchor === null ? children : [new Bookmark({ id: anchor, children })];

function source(entry: SourceEntry): Paragraph[] {
  const { number, anchor, title, by, notes, captured, retold, link, direction, textSha256, originalSha256 } = entry;
  return [
    new Paragraph({
      keepNext: true,
      children: anchored(anchor, [
        new TextRun(`${number}. `),
        ...textRuns(title, { bold: true, ...(direction === "rtl" && { rightToLeft: true }) }),
      ]),
    }),
    styled("Note", [...textRuns(`${by} ${notes}`), ...(retold ? textRuns(` ${retold}`, { italics: true }) : [])]),
    styled("Note", [...textRuns(captured), ...(link ? [new TextRun(" "), linkRun(link)] : [])]),
    styled("Note", [...hash("SHA-256 of the text ", textSha256), ...hash(", of the original ", originalSha256)]),
  ];
}

function figures({ title, rows }: Figures): FileChild[] {
  const cells = rows.map(({ who, words, relation }): Words[][] => [
    [
      {
        text: `${relation === "appears" ? "●" : relationMarks[relation]} ${who}`,
        ...(relation !== "appears" && { relation }),
      },
    ],
    [{ text: words }],
  ]);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_4, children: textRuns(title) }),
    table({ kind: "table", name: "matrix", columns: ["Source", "Figure"], widths: [1, 1], rows: cells }),
  ];
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const hair = { style: BorderStyle.SINGLE, size: 4, color: wordColors.hair };
const TABLE_WIDTH = 8_300;

function sheetTable(piece: Rows): FileChild[] {
  const { legend, ...fitting } = onSheet(piece);
  return [...(legend === null ? [] : [styled("Cell", textRuns(legend))]), table(fitting)];
}

function table({ columns, widths, rows }: Rows): Table {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.round((width / all) * TABLE_WIDTH));
  const cell = (children: readonly ParagraphChild[]) => new TableCell({ children: [styled("Cell", children)] });
  return new Table({
    width: { size: TABLE_WIDTH, type: WidthType.DXA },
    columnWidths,
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: hair, insideHorizontal: hair },
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map((column) => cell(textRuns(column, { color: wordColors.faint }))),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((words) => cell(wordRuns(separated(words)))) }),
      ),
    ],
  });
}

const separated = (words: readonly Words[]) =>
  words.flatMap((one, index) => (index > 0 ? [{ text: ", " }, one] : [one]));
