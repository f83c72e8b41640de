"use client";

import "./claim-type-picker.css";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { type ClaimType, claimTypes } from "@/lib/domain/claim";

type Props = Readonly<{ onPick: (type: ClaimType) => void; onCancel: () => void }>;

/** The claim types with their digits. Takes the focus, so that arrows, digits and Escape work at once. */
export function ClaimTypePicker({ onPick, onCancel }: Props) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => buttonsIn(group.current)[0]?.focus({ preventScroll: true }), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const type = typeOfDigit(event.key);
    if (event.key === "Escape") onCancel();
    else if (type && !event.ctrlKey && !event.metaKey && !event.altKey) onPick(type);
    else if (step !== undefined) {
      const buttons = buttonsIn(group.current);
      const at = buttons.findIndex((button) => button.matches(":focus"));
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <fieldset className="claim-type-picker" ref={group} onKeyDown={onKeyDown}>
      <legend className="unseen">Type of claim</legend>
      {claimTypes.map((type, at) => (
        <button
          key={type}
          type="button"
          data-type={type}
          aria-label={claimTypeNames[type]}
          aria-keyshortcuts={String(at + 1)}
          onClick={() => onPick(type)}
        >
          <kbd>{at + 1}</kbd>
          {claimTypeNames[type]}
        </button>
      ))}
    </fieldset>
  );
}

/** The type a digit key stands for, by the order of the list. */
function typeOfDigit(key: string): ClaimType | null {
  return /^[1-9]$/.test(key) ? (claimTypes[Number(key) - 1] ?? null) : null;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function buttonsIn(group: HTMLElement | null): HTMLButtonElement[] {
  return group ? [...group.querySelectorAll("button")] : [];
}
