"use client";

import "./linking-banner.css";
import { useEffect } from "react";
import { Button } from "@/app/_components/button";
import { useAnnounce } from "@/app/_live/announcer";
import type { ClaimView } from "@/lib/live/claim-view";

type Props = Readonly<{ view: ClaimView; onCancel: () => void }>;

/** Says which claim waits for a passage, and how to give it one. */
export function LinkingBanner({ view, onCancel }: Props) {
  const announce = useAnnounce();
  const { id, number, wording } = view.claim;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once for each claim, not again when it is reworded
  useEffect(() => {
    announce(`Linking to claim ${number}. Select a passage in any source, then press Enter. Escape cancels.`);
  }, [id]);
  return (
    <section className="linking-banner" data-type={view.claim.type} aria-label="Linking evidence">
      <p>
        <b>Linking to claim {number}:</b> <span dir="auto">{wording}</span>
        <span className="muted">
          Select a passage in any source, then press <kbd>Enter</kbd>. <kbd>Esc</kbd> cancels.
        </span>
      </p>
      <Button size="small" onClick={onCancel}>
        Cancel
      </Button>
    </section>
  );
}
