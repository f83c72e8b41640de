import { figureInWords } from "@/lib/report/figure-in-words";
import type { Comparison } from "@/lib/suggest/quantity/compare";
import type { ReportedFigure } from "./reported-figures";

/** How a figure stands to the claim's own, for people: never which of them is right. */
export function standingOf({ outcome, isReportedDifferently }: Comparison): string {
  if (outcome === "compatible") return isReportedDifferently ? "compatible, reported differently" : "compatible";
  return { same: "the same", differs: "differs", incomparable: "cannot be compared" }[outcome];
}

/** The figure in the unit of the line, to three digits; null when it was reported in that unit. */
export function inUnitOf({ quantity, ends }: ReportedFigure, unit: string | null): string | null {
  if (!quantity || unit === null || quantity.unit === unit || (ends.min === null && ends.max === null)) return null;
  const rounded = (end: number | null) => (end === null ? null : Number(end.toPrecision(3)));
  const bare = { approximate: false, comparator: null, status: null, object: null, unit };
  return figureInWords({ ...bare, min: rounded(ends.min), max: rounded(ends.max) });
}
