"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import type { ClaimId } from "@/lib/domain/ids";
import { EarlierVersions } from "./earlier-versions";
import { RationaleField } from "./rationale-field";

type Props = Readonly<{ slug: string; claimId: ClaimId; mayCurate: boolean; hasEarlier: boolean }>;

/** What is being written about the verdict, for those who read along, and what was written before. */
export function WrittenRationale({ slug, claimId, mayCurate, hasEarlier }: Props) {
  const [isReading, setReading] = useState(false);
  return (
    <div className="written-rationale">
      {!mayCurate && (
        <>
          <Button tone="quiet" aria-expanded={isReading} onClick={() => setReading(!isReading)}>
            Read along with curators
          </Button>
          {isReading && (
            <RationaleField
              slug={slug}
              claimId={claimId}
              label="Rationale, as it is written"
              hint="Curators write here, and what they settle stands above."
              mayWrite={false}
            />
          )}
        </>
      )}
      {hasEarlier && <EarlierVersions slug={slug} claimId={claimId} />}
    </div>
  );
}
