"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useState } from "react";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import type { FieldIds } from "@/app/_components/field";
import { type ClaimOption, labelOf, useClaimsFound } from "./use-claims-found";

type Props = Readonly<{
  ids: FieldIds;
  value: ClaimOption | null;
  onChange: (claim: ClaimOption | null) => void;
}>;

function emptyWords(isAsking: boolean, isHereAlone: boolean): string {
  if (isAsking) return "Looking in the whole investigation";
  return isHereAlone
    ? "No claim on this page has these words. The others could not be searched."
    : "No claim has these words.";
}

/** Finds a claim of the investigation by number or by its words. */
export function ClaimCombobox({ ids, value, onChange }: Props) {
  const [query, setQuery] = useState("");
  // Once one is chosen its label stands in the field, which is no question.
  const { claims, isAsking, isHereAlone } = useClaimsFound(value !== null && query === labelOf(value) ? "" : query);
  return (
    <Combobox.Root
      items={claims}
      onInputValueChange={setQuery}
      filter={null}
      value={value}
      onValueChange={onChange}
      itemToStringLabel={labelOf}
      isItemEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
    >
      <Combobox.Input
        {...ids}
        className="input"
        placeholder="Number or words of the claim"
        // The dialog was opened to choose it; otherwise the way out would have the focus.
        autoFocus={value === null}
      />
      <Combobox.Portal>
        <Combobox.Positioner className="popup-layer claim-options-layer" sideOffset={4}>
          <Combobox.Popup className="menu claim-options">
            <Combobox.Empty className="claim-options-empty">{emptyWords(isAsking, isHereAlone)}</Combobox.Empty>
            <Combobox.List>
              {(claim: ClaimOption) => (
                <Combobox.Item key={claim.id} value={claim} className="menu-item" data-type={claim.type}>
                  <span className="num muted">{claim.number}</span>
                  <span>
                    {claim.wording}
                    <b>{claimTypeNames[claim.type]}</b>
                  </span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
