import { composed } from "../composed/compose";
import type { Composed } from "../composed/piece";
import { momentInWords } from "../date-in-words";
import type { ReportModel } from "../report-model";
import { longPieces } from "./long-pieces";
import { Setting, shortened } from "./set-pieces";

/**
 * Up to so many quotations have their citation at the foot of the page. A footnote costs Typst some 2 ms and 300 KB,
 * since it lays out the page anew for each; a longer report is set as `longPieces`.
 */
const FOOTNOTES_AT_MOST = 600;

/** More claims than this would make contents that nobody reads; the outline of the file has them all. */
const CLAIMS_IN_CONTENTS = 120;

/** The report as the template reads it: one JSON text. */
export function typstInput(model: ReportModel): string {
  const report = composed(model);
  const quotations = report.pieces.reduce((many, piece) => many + quotationsIn(piece), 0);
  const claims = report.pieces.filter(({ kind }) => kind === "claim").length;
  const known = new Set(
    report.pieces.flatMap((piece) => (piece.kind === "sources" ? piece.sources : [])).map(({ number }) => number),
  );
  const set = new Setting(known);
  const isLong = quotations > FOOTNOTES_AT_MOST;
  return JSON.stringify({
    title: report.title || "Report",
    running: shortened(report.title, 80),
    question: report.question,
    about: report.about,
    asOf: momentInWords(Date.parse(report.generatedAt)),
    generator: report.generator,
    hasContents: claims > 0,
    contentsDepth: claims <= CLAIMS_IN_CONTENTS ? 3 : 1,
    pieces: isLong ? longPieces(report.pieces, set) : report.pieces.map((piece) => set.piece(piece)),
  });
}

function quotationsIn(piece: Composed["pieces"][number]): number {
  if (piece.kind === "quotation") return 1;
  return piece.kind === "claim" ? piece.groups.reduce((many, group) => many + group.quotations.length, 0) : 0;
}
