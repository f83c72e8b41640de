import { type MatrixCell, type MatrixRow, voiceIn } from "@/lib/compare/matrix";
import type { SourceSummary } from "@/lib/domain/source";
import { figuresInWords } from "@/lib/report/figure-in-words";

/** What a source is called where there is little room: its outlet, else its title. */
export function sourceName({ outlet, title }: SourceSummary): string {
  return outlet ?? title;
}

/** A cell as it is read out: "Claim 3, EA WorldView: contradicts, 1 tank destroyed, independent". */
export function cellInWords({ view, cells, silent }: MatrixRow, source: SourceSummary): string {
  const cell = cells().get(source.id);
  const said = cell ? saidInWords(cell) : silent().has(source.id) ? "silent" : "no passage";
  return `Claim ${view.claim.number}, ${sourceName(source)}: ${said}`;
}

const independenceWords = { yes: "independent", no: "not independent", "not-judged": null } as const;

/** Whether its evidence is independent, in words; null where nobody judged. */
export function independenceInWords({ independent }: MatrixCell): string | null {
  return independent === null ? null : independenceWords[independent];
}

function saidInWords(cell: MatrixCell): string {
  const voices = cell.said.map((said) => [voiceIn(cell, said), said.stances.join(" and ")].filter(Boolean).join(" "));
  const figures = figuresInWords(cell.figures);
  return [...voices, cell.hasOtherFigure ? `another figure: ${figures}` : figures, independenceInWords(cell)]
    .filter(Boolean)
    .join(", ");
}
