import type { ClaimFields } from "@/lib/domain/claim";
import { occurrenceInWords } from "./date-in-words";
import { figuresInWords } from "./figure-in-words";
import { headed, inWords } from "./in-words";

/** The fields of a claim in the order in which people read them, as the screens call them. */
export const claimFieldNames = {
  wording: "Wording",
  type: "Type",
  quantities: "Figures",
  occurred: "Time",
  place: "Place",
  attribution: "Attributed to",
  modality: "Modality",
} as const satisfies Record<keyof ClaimFields, string>;

export const claimFieldKeys = [
  "wording",
  "type",
  "quantities",
  "occurred",
  "place",
  "attribution",
  "modality",
] as const;

/** Fields as an event keeps them: those that it names. */
export type SomeFields = Readonly<{ [Key in keyof ClaimFields]?: ClaimFields[Key] | undefined }>;

/** One field as people read it; null where nothing was filled in, or where `fields` does not have it. */
export function claimFieldInWords(fields: SomeFields, key: keyof ClaimFields): string | null {
  const { wording, type, quantities, occurred, place, attribution, modality } = fields;
  switch (key) {
    case "wording":
      return wording ?? null;
    case "type":
      return type ? headed(type) : null;
    case "quantities":
      return quantities && quantities.length > 0 ? figuresInWords(quantities) : null;
    case "occurred":
      return occurred ? occurrenceInWords(occurred) || null : null;
    case "place":
      return place || null;
    case "attribution":
      return attribution ? `${attribution.to} (${inWords(attribution.how)})` : null;
    case "modality":
      return modality ? headed(modality) : null;
  }
}
