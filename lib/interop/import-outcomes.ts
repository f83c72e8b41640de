/**
 * What comes of one annotation. `placed`: a claim, a passage of one, evidence or a comment where its words stand.
 * `kept`: as a comment on something, since it cannot be what it was. The others add nothing, and say why.
 */
export const importOutcomes = [
  "placed",
  "kept",
  "here-already",
  "ambiguous",
  "not-found",
  "no-source",
  "listed",
  "refused",
] as const;
export type ImportOutcome = (typeof importOutcomes)[number];
