import type { ClaimType } from "@/lib/domain/claim";

export const claimTypeNames: Readonly<Record<ClaimType, string>> = {
  casualties: "Casualties",
  equipment: "Equipment",
  "force-size": "Force size",
  agreement: "Agreement",
  territory: "Territory",
  timing: "Timing",
  attribution: "Attribution",
  legality: "Legality",
  other: "Other",
};

/** What kind of claim it is: the word, in the hue its highlights are tinted with. */
export function ClaimTypeChip({ type }: Readonly<{ type: ClaimType }>) {
  return (
    <span className="type-chip" data-type={type}>
      {claimTypeNames[type]}
    </span>
  );
}
