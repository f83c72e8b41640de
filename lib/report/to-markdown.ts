import { relationMarks } from "@/lib/domain/evidence";
import { marked } from "./composed/claim-piece";
import { composed } from "./composed/compose";
import type { Citation, ClaimPiece, Figures, Piece, Quotation, SourceEntry, Table, Words } from "./composed/piece";
import { apart, escaped, quotedLines } from "./markdown-text";
import type { ReportModel } from "./report-model";

/** The report in Markdown, with footnotes and tables as GitHub has them. */
export function toMarkdown(model: ReportModel): string {
  const report = composed(model);
  const notes = new Notes();
  const parts = [
    `# ${escaped(report.title)}`,
    report.question === "" ? "" : `*${escaped(report.question)}*`,
    ...report.about.map(escaped),
    ...report.pieces.flatMap((piece) => [markdown(piece, notes), ...notes.taken()]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Footnotes are numbered through the report and stand after the piece that refers to them. */
class Notes {
  #last = 0;
  #open: string[] = [];

  refer(citation: Citation): string {
    this.#last += 1;
    this.#open.push(`[^${this.#last}]: ${citationMarkdown(citation)}`);
    return `[^${this.#last}]`;
  }

  taken(): string[] {
    const taken = this.#open;
    this.#open = [];
    return taken;
  }
}

function markdown(piece: Piece, notes: Notes): string {
  switch (piece.kind) {
    case "heading":
      return `${"#".repeat(piece.level + 1)} ${inline(piece.words)}`;
    case "paragraph":
      return inline(piece.words);
    case "list":
      return piece.items.map((item, index) => `${piece.ordered ? `${index + 1}.` : "-"} ${inline(item)}`).join("\n");
    case "claim":
      return claimMarkdown(piece, notes);
    case "quotation":
      return quotationMarkdown(piece, notes);
    case "figures":
      return figuresMarkdown(piece);
    case "table":
      return tableMarkdown(piece);
    case "sources":
      return piece.sources.map(sourceMarkdown).join("\n");
  }
}

function claimMarkdown(claim: ClaimPiece, notes: Notes): string {
  const { verdict } = claim;
  const parts = [
    `#### ${escaped(claim.wording)}`,
    escaped(claim.kicker),
    claim.withdrawal === null ? "" : escaped(claim.withdrawal),
    claim.facts.map(([term, value]) => `- ${escaped(term)}: ${escaped(value)}`).join("\n"),
    verdict ? `**Verdict: ${escaped(verdict.verdict)}**, ${escaped(verdict.by)}` : "",
    verdict ? escaped(verdict.rationale) : "",
    verdict?.dissent ? `**Dissent:** ${escaped(verdict.dissent)}` : "",
    verdict ? escaped(verdict.note) : "",
    ...claim.groups.flatMap((group) => [
      `##### ${marked(group)}`,
      ...group.quotations.map((quotation) => quotationMarkdown(quotation, notes)),
    ]),
    escaped(claim.missing),
    ...(claim.assessments.length > 0 ? ["##### Assessments"] : []),
    ...claim.assessments.map(
      ({ by, judged, rationale }) => `**${escaped(by)}** · ${escaped(judged)}: ${escaped(rationale)}`,
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function quotationMarkdown(quotation: Quotation, notes: Notes): string {
  const bearing = [quotation.retold ? "*retold*" : "", escaped(quotation.reason), escaped(quotation.bearing)].filter(
    (part) => part !== "",
  );
  const quote = `${quotedLines(quotation.text)}${notes.refer(quotation.citation)}`;
  return [quote, bearing.join(" · ")].filter((part) => part !== "").join("\n\n");
}

function citationMarkdown({ title, text, retold, link, textSha256, originalSha256 }: Citation): string {
  return [
    `${escaped(title)}.`,
    escaped(text),
    escaped(retold ?? ""),
    link ? linkMarkdown(link, link) : "",
    textSha256 ? `SHA-256 of the text \`${textSha256}\`` : "",
    originalSha256 ? `of the original \`${originalSha256}\`` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function sourceMarkdown(source: SourceEntry): string {
  const { number, title, by, notes, captured, retold, link, textSha256, originalSha256 } = source;
  const lines = [
    `${number}. **${escaped(title)}** ${escaped(by)} ${escaped(notes)}`,
    [escaped(captured), escaped(retold ?? ""), link ? linkMarkdown(link, link) : ""].filter(Boolean).join(" "),
    `SHA-256 of the text \`${textSha256}\`, of the original \`${originalSha256}\``,
  ];
  return lines.join("  \n   ");
}

function figuresMarkdown({ title, rows }: Figures): string {
  const table = rows.map(({ who, words, relation }) => {
    const mark = relation === "appears" ? "" : `${relationMarks[relation]} `;
    return `| ${mark}${cell(who)} | ${cell(words)} |`;
  });
  return [`**${escaped(title)}**`, ["| Source | Figure |", "| --- | --- |", ...table].join("\n")].join("\n\n");
}

function tableMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(cell)),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(row.map((words) => words.map((word) => inline([word])).join(", ")))),
  ].join("\n");
}

const cell = (text: string) => escaped(text);

function inline(words: readonly Words[]): string {
  return words
    .map(({ text, bold, italic, link }) => {
      if (text.trim() === "") return escaped(text);
      // Marks of emphasis work only where they touch the words.
      const { before, inner, after } = apart(text, (sign) => sign.trim() === "");
      const plain = link ? linkMarkdown(inner, link) : escaped(inner);
      const mark = `${bold ? "**" : ""}${italic ? "*" : ""}`;
      return `${before}${mark}${plain}${[...mark].reverse().join("")}${after}`;
    })
    .join("");
}

/** Angle brackets and blanks cannot stand in an address that `URL` printed. */
const linkMarkdown = (text: string, link: string) =>
  `[${escaped(text)}](<${link.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
