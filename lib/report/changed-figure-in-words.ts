import type { ChangedFigure } from "@/lib/domain/changed-figure";

/** "The source now says 331, not 330". */
export function changedFigureInWords({ before, after }: ChangedFigure, who = "The source"): string {
  if (after === null) return `${who} no longer says ${before}`;
  return before === null ? `${who} now says ${after}` : `${who} now says ${after}, not ${before}`;
}
