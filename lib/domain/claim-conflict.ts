import { bothTexts } from "@/lib/domain/both-texts";
import { type ClaimFields, claimFields, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { isSameValue } from "@/lib/domain/same-value";

/**
 * A conflict is a field of a claim that two people changed, differently, from the same state. Each is settled
 * by a person: mine, theirs, or both where both can stand.
 */

export type ClaimField = keyof ClaimFields;
export const settlements = ["mine", "theirs", "both"] as const;
export type Settlement = (typeof settlements)[number];
export type Settled = Readonly<Partial<Record<ClaimField, Settlement>>>;
export type ClaimChanges = Readonly<{ [Key in ClaimField]?: ClaimFields[Key] | undefined }>;

const MOST_FIGURES = 20;
const NAME_CODE_UNITS = 200;
const fields = claimFields.keyof().options;

/**
 * The fields in conflict. Without a `basis` (what the author of `mine` had read) every changed field counts in which
 * the two differ, since nobody can say who changed it.
 */
export function conflictsIn(basis: ClaimFields | null, theirs: ClaimFields, mine: ClaimChanges): ClaimField[] {
  return fields.filter(
    (field) =>
      mine[field] !== undefined &&
      !isSameValue(mine[field], theirs[field]) &&
      !(basis && isSameValue(basis[field], theirs[field])),
  );
}

/** One field that holds what both say; empty where no value could. */
export function bothOf(field: ClaimField, theirs: ClaimFields, mine: ClaimChanges): ClaimChanges {
  switch (field) {
    case "wording": {
      const wording = bothTexts(theirs.wording, mine.wording, WORDING_CODE_UNITS, " / ");
      return wording === null ? {} : { wording };
    }
    case "place": {
      const place = bothTexts(theirs.place, mine.place, NAME_CODE_UNITS, " / ");
      return place === null ? {} : { place };
    }
    case "quantities": {
      const own = mine.quantities ?? [];
      const added = own.filter((figure) => !theirs.quantities.some((other) => isSameValue(figure, other)));
      const quantities = [...theirs.quantities, ...added];
      const isMore = added.length > 0 && theirs.quantities.length > 0;
      return isMore && quantities.length <= MOST_FIGURES ? { quantities } : {};
    }
    case "attribution": {
      if (!theirs.attribution || theirs.attribution.how !== mine.attribution?.how) return {};
      const to = bothTexts(theirs.attribution.to, mine.attribution.to, NAME_CODE_UNITS, " / ");
      return to === null ? {} : { attribution: { to, how: theirs.attribution.how } };
    }
    case "type":
    case "occurred":
    case "modality":
      return {}; // One of several values: a claim has one.
  }
}

/** What people fill in of a claim, without what the server says of it. */
export function fieldsOf(claim: ClaimFields): ClaimFields {
  const { wording, type, quantities, occurred, place, attribution, modality } = claim;
  return { wording, type, quantities, occurred, place, attribution, modality };
}

/** What remains to be sent over theirs; null while a conflict is not settled. */
export function settledChanges(
  theirs: ClaimFields,
  mine: ClaimChanges,
  conflicts: readonly ClaimField[],
  settled: Settled,
): ClaimChanges | null {
  if (conflicts.some((field) => settled[field] === undefined)) return null;
  let changes: ClaimChanges = {};
  for (const field of fields) {
    const choice = conflicts.includes(field) ? settled[field] : "mine";
    if (mine[field] === undefined || choice === "theirs") continue;
    const own = choice === "both" ? bothOf(field, theirs, mine) : { [field]: mine[field] };
    changes = { ...changes, ...own };
  }
  return changes;
}
