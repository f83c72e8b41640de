"use client";

import { useDesk } from "@/app/_live/live-desk";
import type { Claim } from "@/lib/domain/claim";
import { figureInWords } from "@/lib/report/figure-in-words";
import { headed, inWords } from "@/lib/report/in-words";

/** What the claim says besides its heading, part by part. A part nobody filled in is left out. */
export function ClaimFacts({ claim }: Readonly<{ claim: Claim }>) {
  const { reviewers } = useDesk();
  const { quantities, attribution, modality, recordedBy } = claim;
  const facts: (readonly [string, string | null])[] = [
    ["Attributed to", attribution && `${attribution.to} (${inWords(attribution.how)})`],
    ["Modality", headed(modality)],
    ["Recorded by", reviewers[recordedBy]?.name ?? "a former reviewer"],
  ];
  return (
    <dl className="claim-facts">
      {quantities.length > 0 && (
        <div>
          <dt>{quantities.length === 1 ? "Figure" : "Figures"}</dt>
          {quantities.map((quantity) => {
            const words = figureInWords(quantity);
            return <dd key={`${words} ${quantity.min} ${quantity.max}`}>{words}</dd>;
          })}
        </div>
      )}
      {facts.map(([term, value]) =>
        value ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
