import { changedFigure } from "@/lib/domain/changed-figure";
import type { Passage } from "@/lib/domain/passage";

/** Changed, though its own words stand there: what is around them turns their meaning. */
const isNegatedNow = ({ exact, awaits }: Passage) => awaits?.places[0]?.exact === exact;

/** What became of a passage, in a word or two. */
export function lookWords(passage: Passage): string {
  switch (passage.anchoring) {
    case "changed":
      if (changedFigure(passage)) return "Figure changed";
      return isNegatedNow(passage) ? "Negation changed" : "Changed";
    case "ambiguous":
      return "Several places";
    case "orphaned":
      return "Not found";
    default:
      return "Moved";
  }
}

/** The same as a sentence about the present version. */
export function lookSentence(passage: Passage): string {
  switch (passage.anchoring) {
    case "changed":
      if (changedFigure(passage)) return "It says this with another figure now.";
      return isNegatedNow(passage)
        ? "The same words stand there, but a “not” or “no” came or went in their sentence."
        : "It says something like this in other words now.";
    case "ambiguous":
      return "These words stand in several places now. Choose the one that is meant.";
    case "orphaned":
      return "Nothing like these words stands there any more.";
    default:
      return "The same words stand elsewhere now, apart from what stood around them.";
  }
}
