"use client";

import { useDesk } from "@/app/_live/live-desk";
import type { ClaimView } from "@/lib/live/claim-view";
import { changedFigures } from "@/lib/live/waiting";
import { ChangedFigureFlag } from "./changed-figure-flag";

/** Every figure of a claim that changed at its source, until somebody has looked. Nothing where none did. */
export function FigureFlags({ view }: Readonly<{ view: ClaimView }>) {
  const { slug } = useDesk().investigation;
  const flagged = changedFigures(view);
  if (flagged.length === 0) return null;
  return (
    <ul className="figure-flags" aria-label="Figures that changed at the source">
      {flagged.map(({ passage, source, ...figure }) => (
        <li key={passage.id}>
          <ChangedFigureFlag
            figure={figure}
            who={source.outlet ?? source.title}
            href={`/investigations/${slug}/sources/${source.id}/queue?passage=${passage.id}`}
          />
        </li>
      ))}
    </ul>
  );
}
