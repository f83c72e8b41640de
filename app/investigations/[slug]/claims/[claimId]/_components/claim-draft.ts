import type { KeptChange } from "@/app/_live/kept-change";
import type { Attribution, Claim, ClaimFields, ClaimType, Modality, Occurrence, Quantity } from "@/lib/domain/claim";
import type { ClaimChanges } from "@/lib/domain/claim-conflict";
import { isSameValue } from "@/lib/domain/same-value";
import type { CommandInput } from "@/lib/live/inputs";

/** A figure as it is typed: every part is text, so that what is half-written is not lost. */
export type QuantityDraft = Readonly<{
  /** Tells rows apart while they are added and taken away. */
  key: string;
  min: string;
  max: string;
  unit: string;
  object: string;
  approximate: boolean;
  comparator: string;
  status: string;
}>;

/** A claim's fields as they are typed, and the claim they were read from. */
export type ClaimDraft = Readonly<{
  basis: Claim;
  wording: string;
  type: ClaimType;
  quantities: readonly QuantityDraft[];
  occurredText: string;
  from: string;
  to: string;
  precision: Occurrence["precision"];
  place: string;
  attributedTo: string;
  how: Attribution["how"];
  modality: Modality;
}>;

export function claimDraft(basis: Claim): ClaimDraft {
  const { wording, type, quantities, occurred, place, attribution, modality } = basis;
  return {
    basis,
    wording,
    type,
    quantities: quantities.map(quantityDraft),
    occurredText: occurred?.text ?? "",
    from: occurred?.from ?? "",
    to: occurred?.to ?? "",
    precision: occurred?.precision ?? "unknown",
    place: place ?? "",
    attributedTo: attribution?.to ?? "",
    how: attribution?.how ?? "direct",
    modality,
  };
}

/** A draft of a claim as it stands, with some fields changed already. */
export function changedDraft(basis: Claim, changes: ClaimChanges): ClaimDraft {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...claimDraft({ ...basis, ...given }), basis };
}

/** What a refused edit of this claim said, against the claim as its author had read it; null for anything else. */
export function draftOfRefused({ command, basis }: KeptChange, claim: Claim): ClaimDraft | null {
  if (command.name !== "revise-claim" || command.input.claimId !== claim.id) return null;
  const { basisSeq = claim.changedSeq, changes } = command.input;
  return changedDraft(basis ? { ...claim, ...basis, changedSeq: basisSeq } : claim, changes);
}

export function quantityDraft(quantity: Quantity | null, index: number): QuantityDraft {
  const { min, max, unit, object, approximate, comparator, status } = quantity ?? emptyQuantity;
  return {
    key: `${index}`,
    min: min === null ? "" : String(min),
    max: max === null ? "" : String(max),
    unit: unit ?? "",
    object: object ?? "",
    approximate,
    comparator: comparator ?? "",
    status: status ?? "",
  };
}

const emptyQuantity: Quantity = {
  min: null,
  max: null,
  unit: null,
  object: null,
  approximate: false,
  comparator: null,
  status: null,
};

type Changes = CommandInput<"revise-claim">["changes"];

/** Only what differs from the claim as it was opened: a colleague's edit of another field then stands beside it. */
export function changesIn(draft: ClaimDraft): Changes {
  const { basis } = draft;
  const fields: ClaimFields = {
    wording: draft.wording.trim(),
    type: draft.type,
    quantities: draft.quantities.map(quantityFrom).filter((quantity) => !isSameValue(quantity, emptyQuantity)),
    occurred: occurrenceFrom(draft),
    place: orNull(draft.place),
    attribution: orNull(draft.attributedTo) === null ? null : { to: draft.attributedTo.trim(), how: draft.how },
    modality: draft.modality,
  };
  const changes: Changes = {};
  if (fields.wording !== basis.wording) changes.wording = fields.wording;
  if (fields.type !== basis.type) changes.type = fields.type;
  if (!isSameValue(fields.quantities, basis.quantities)) changes.quantities = fields.quantities;
  if (!isSameValue(fields.occurred, basis.occurred)) changes.occurred = fields.occurred;
  if (fields.place !== orNull(basis.place ?? "")) changes.place = fields.place;
  if (!isSameValue(fields.attribution, basis.attribution)) changes.attribution = fields.attribution;
  if (fields.modality !== basis.modality) changes.modality = fields.modality;
  return changes;
}

/** A number as people type it: "1,000" and "1 000" alike; null for nothing, NaN for what is no number. */
function numberFrom(text: string): number | null {
  const digits = text.replace(/[\s,\u202f\u00a0]/g, "");
  return digits === "" ? null : Number(digits);
}

export function quantityFrom(draft: QuantityDraft): Quantity {
  return {
    min: numberFrom(draft.min),
    max: numberFrom(draft.max),
    unit: orNull(draft.unit),
    object: orNull(draft.object),
    approximate: draft.approximate,
    comparator: orNull(draft.comparator),
    status: orNull(draft.status),
  };
}

export function occurrenceFrom({ occurredText, from, to, precision }: ClaimDraft): Occurrence | null {
  const [text, first, last] = [occurredText.trim(), orNull(from), orNull(to)];
  return text === "" && first === null && last === null ? null : { text, from: first, to: last, precision };
}

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
