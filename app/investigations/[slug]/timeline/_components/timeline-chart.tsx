"use client";

import { useMemo, useRef, useState } from "react";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { sourceName } from "@/lib/compare/cell-in-words";
import { pxPerDay, type Scale, scaleFor, scalesFor, ticksOf } from "@/lib/timeline/scale";
import type { DatedHappening, Timeline } from "@/lib/timeline/timeline";
import { whenInWords } from "./happening-words";
import { LABEL_PX } from "./label-px";
import { Lane } from "./lane";
import { useTimeKeys } from "./use-time-keys";

type Props = Readonly<{
  root: string;
  lanes: Timeline["lanes"];
  axis: NonNullable<Timeline["axis"]>;
  chosenScale: Scale | null;
}>;

/** A lane for each source along one axis of days. One tab stop; the arrow keys move along time and between lanes. */
export function TimelineChart({ root, lanes, axis, chosenScale }: Props) {
  const region = useRef<HTMLElement>(null);
  const scale = chosenScale && scalesFor(axis).includes(chosenScale) ? chosenScale : scaleFor(axis);
  const dayPx = pxPerDay[scale];
  const keys = useTimeKeys(region, lanes);
  const [looked, setLooked] = useState<DatedHappening | null>(null);
  const ticks = useMemo(() => ticksOf(axis, scale), [axis, scale]);
  const sized = { "--track": `${(axis.last - axis.first + 1) * dayPx + LABEL_PX}px`, width: "max-content" };
  const leftOf = (day: number) => `${(day - axis.first) * dayPx}px`;
  return (
    <>
      <section className="timeline-scroll" ref={region} aria-label="Timeline, scrolls">
        <div style={sized} className="timeline-chart">
          <div className="timeline-axis" aria-hidden="true">
            {ticks.map(({ day, words, isMajor }) => (
              <span key={day} data-major={isMajor || undefined} style={{ left: leftOf(day) }}>
                {words}
              </span>
            ))}
          </div>
          <div className="timeline-ticks" aria-hidden="true">
            {ticks.map(({ day, isMajor }) => (
              <i key={day} data-major={isMajor || undefined} style={{ left: leftOf(day) }} />
            ))}
          </div>
          <ol className="timeline-lanes" {...keys.handlers}>
            {lanes.map((lane, index) => (
              <Lane
                key={lane.source.id}
                root={root}
                lane={lane}
                number={index}
                axis={axis}
                dayPx={dayPx}
                activeIndex={keys.active.lane === index ? keys.active.index : null}
                onLook={setLooked}
              />
            ))}
          </ol>
        </div>
      </section>
      <p className="timeline-detail" aria-hidden="true">
        {looked ? (
          <>
            <span className="type-chip" data-type={looked.view.claim.type}>
              {claimTypeNames[looked.view.claim.type]}
            </span>{" "}
            #{looked.view.claim.number} · {sourceName(looked.source)}, {whenInWords(looked)}:{" "}
            <span dir="auto">{looked.view.claim.wording}</span>
          </>
        ) : (
          "Solid bars are as exact as a day; soft ends are not; a dashed mark is an inferred date. ◆ marks publication."
        )}
      </p>
    </>
  );
}
