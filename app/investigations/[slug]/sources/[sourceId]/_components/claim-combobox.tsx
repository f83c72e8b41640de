"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useState } from "react";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import type { FieldIds } from "@/app/_components/field";
import type { ClaimView } from "@/lib/live/claim-view";

type Props = Readonly<{
  ids: FieldIds;
  claims: readonly ClaimView[];
  value: ClaimView | null;
  onChange: (claim: ClaimView | null) => void;
}>;

/** Finds a claim by number or by its words. */
export function ClaimCombobox({ ids, claims, value, onChange }: Props) {
  const [query, setQuery] = useState("");
  return (
    <Combobox.Root
      items={numberedFirst(claims, query)}
      onInputValueChange={setQuery}
      filter={isFound}
      value={value}
      onValueChange={onChange}
      itemToStringLabel={labelOf}
      isItemEqualToValue={(one, other) => one.claim.id === other.claim.id}
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
            <Combobox.Empty className="claim-options-empty">No claim has these words.</Combobox.Empty>
            <Combobox.List>
              {(view: ClaimView) => (
                <Combobox.Item key={view.claim.id} value={view} className="menu-item" data-type={view.claim.type}>
                  <span className="num muted">{view.claim.number}</span>
                  <span>
                    {view.claim.wording}
                    <b>{claimTypeNames[view.claim.type]}</b>
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

/** "18" or "#18" is a number before it is a word: that claim comes first, and Enter takes it. */
function numberedFirst(claims: readonly ClaimView[], query: string): readonly ClaimView[] {
  const number = numberIn(query);
  if (number === null) return claims;
  return [...claims].sort((one, other) => rank(one, number) - rank(other, number));
}

const rank = ({ claim }: ClaimView, number: string) =>
  String(claim.number) === number ? 0 : String(claim.number).startsWith(number) ? 1 : 2;

const numberIn = (query: string): string | null => /^\s*#?(\d+)\s*$/.exec(query)?.[1] ?? null;

function isFound(view: ClaimView, query: string): boolean {
  const wanted = (numberIn(query) ?? query).trim().toLocaleLowerCase();
  return labelOf(view).toLocaleLowerCase().includes(wanted);
}

const labelOf = ({ claim }: ClaimView) => `${claim.number} · ${claim.wording}`;
