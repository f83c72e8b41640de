import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { occurrenceInWords } from "@/lib/report/date-in-words";
import type { Happening } from "@/lib/timeline/timeline";

/** When it is said to have happened: the words of the source, then the days. "unknown" where both are missing. */
export function whenInWords({ occurred }: Happening): string {
  return occurrenceInWords(occurred) || "unknown";
}

/** What is read out for one mark: "Claim 3, Equipment, that day (18 May 2017): The strike destroyed up to 4 tanks." */
export function happeningInWords(happening: Happening): string {
  const { claim } = happening.view;
  return `Claim ${claim.number}, ${claimTypeNames[claim.type]}, ${whenInWords(happening)}: ${claim.wording}`;
}

/** Where the source says it. */
export function happeningPath(root: string, { source, passage }: Happening): string {
  return `${root}/sources/${source.id}?passage=${passage.id}`;
}
