import { relationMarks } from "@/lib/domain/evidence";
import { marked } from "./composed/claim-piece";
import { composed } from "./composed/compose";
import type { Citation, ClaimPiece, Piece, Quotation, SourceEntry, Words } from "./composed/piece";
import type { ReportModel } from "./report-model";

/**
 * The report in plain text. Quotations stand behind a bar, every line of them, so that no line of a source can pass for
 * one of the report; they are not broken into lines, so that they can be searched for.
 */
export function toText(model: ReportModel): string {
  const report = composed(model);
  const parts = [
    underlined(report.title, "="),
    report.question,
    report.about.join("\n"),
    ...report.pieces.map(plain),
    `${report.generator} · ${report.recheck}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function plain(piece: Piece): string {
  switch (piece.kind) {
    case "heading":
      return `\n${underlined(inline(piece.words), "=-~".charAt(piece.level - 1))}`;
    case "paragraph":
      return inline(piece.words);
    case "list":
      return piece.items.map((item, index) => `${piece.ordered ? `${index + 1}.` : "-"} ${inline(item)}`).join("\n");
    case "claim":
      return claimText(piece);
    case "quotation":
      return quotationText(piece);
    case "figures":
      return [
        piece.title,
        ...piece.rows.map(({ who, words, relation }) => `  ${mark(relation)} ${words} (${who})`),
      ].join("\n");
    case "table":
      return piece.rows
        .map((row) =>
          row
            .map((cell, index) => cellText(piece.columns[index] ?? "", cell))
            .filter(Boolean)
            .join("\n  "),
        )
        .join("\n");
    case "sources":
      return piece.sources.map(sourceText).join("\n\n");
  }
}

const mark = (relation: Quotation["relation"]) => (relation === "appears" ? "●" : relationMarks[relation]);

function claimText(claim: ClaimPiece): string {
  const { verdict } = claim;
  const parts = [
    underlined(`${claim.kicker}\n${claim.wording}`, "-"),
    claim.withdrawal ?? "",
    claim.facts.map(([term, value]) => `${term}: ${value}`).join("\n"),
    verdict ? `Verdict: ${verdict.verdict}, ${verdict.by}\n${indented(verdict.rationale)}` : "",
    verdict?.dissent ? `Dissent:\n${indented(verdict.dissent)}` : "",
    verdict?.note ?? "",
    ...claim.groups.flatMap((group) => [marked(group), ...group.quotations.map(quotationText)]),
    claim.missing,
    ...claim.assessments.map(({ by, judged, rationale }) => `Assessment by ${by}: ${judged}\n${indented(rationale)}`),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function quotationText({ text, reason, bearing, citation }: Quotation): string {
  const lines = [
    text.replace(/^/gm, "  │ "),
    reason === "" ? "" : indented(reason),
    bearing === "" ? "" : `  ${bearing}`,
    citationText(citation),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function citationText({ title, text, retold, link, textSha256, originalSha256 }: Citation): string {
  return [
    [`${title}.`, text, retold ?? ""].filter(Boolean).join(" "),
    link ?? "",
    textSha256 ? `SHA-256 of the text ${textSha256}` : "",
    originalSha256 ? `SHA-256 of the original ${originalSha256}` : "",
  ]
    .filter((line) => line !== "")
    .map((line) => `  ${line}`)
    .join("\n");
}

function sourceText({
  number,
  title,
  by,
  notes,
  captured,
  retold,
  link,
  textSha256,
  originalSha256,
}: SourceEntry): string {
  return [
    `${number}. ${title}`,
    `   ${by} ${notes}`,
    `   ${captured}${retold ? ` ${retold}` : ""}`,
    link ? `   ${link}` : "",
    `   SHA-256 of the text ${textSha256}`,
    `   SHA-256 of the original ${originalSha256}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function cellText(column: string, cell: readonly Words[]): string {
  return cell.length === 0 ? "" : `${column}: ${cell.map(({ text }) => text).join(", ")}`;
}

const indented = (text: string) => text.replace(/^/gm, "  ");

const inline = (words: readonly Words[]) =>
  words.map(({ text, link }) => (link && link !== text ? `${text} (${link})` : text)).join("");

function underlined(text: string, line: string): string {
  const longest = Math.max(...text.split("\n").map(({ length }) => length));
  return `${text}\n${line.repeat(Math.min(longest, 78))}`;
}
