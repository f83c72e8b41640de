import Link from "next/link";
import { memo, useState } from "react";
import { Button } from "@/app/_components/button";
import { PublishedDate } from "@/app/_components/published-date";
import { publishedWords } from "@/app/_components/published-words";
import { sourceName } from "@/lib/compare/cell-in-words";
import { stack } from "@/lib/timeline/stack";
import type { DatedHappening, Timeline, TimelineLane } from "@/lib/timeline/timeline";
import { LABEL_PX, labelLeftPx } from "./label-px";
import { Mark } from "./mark";

/** Rows that a lane shows before it is opened. */
const SHOWN_ROWS = 10;

type Props = Readonly<{
  root: string;
  lane: TimelineLane;
  /** Which lane it is, counted from 0: by it the keys find its marks. */
  number: number;
  axis: NonNullable<Timeline["axis"]>;
  dayPx: number;
  /** The mark with the chart's tab stop, when it is in this lane. */
  activeIndex: number | null;
  onLook: (happening: DatedHappening) => void;
}>;

/** One source along the axis: what it says happened, stacked where it would overlap, and the day it came out. */
export const Lane = memo(function Lane({ root, lane, number, axis, dayPx, activeIndex, onLook }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { source, dated, published } = lane;
  const leftPx = (day: number) => (day - axis.first) * dayPx;
  const widthPx = ({ first, last }: Readonly<{ first: number; last: number }>) =>
    Math.max(6, (last - first + 1) * dayPx);
  const { rows, count } = stack(
    dated.map(({ stretch }) => {
      const start = leftPx(stretch.first);
      return { start, end: start + Math.max(widthPx(stretch), labelLeftPx(widthPx(stretch)) + LABEL_PX) + 6 };
    }),
  );
  const nextInRow = nextStarts(
    rows,
    dated.map(({ stretch }) => leftPx(stretch.first)),
  );
  const endPx = leftPx(axis.last + 1) + LABEL_PX;
  const activeRow = activeIndex === null ? 0 : (rows[activeIndex] ?? 0);
  const shownRows = isOpen ? count : Math.max(Math.min(count, SHOWN_ROWS), activeRow + 1);
  const hiding = rows.filter((row) => row >= shownRows).length;
  return (
    <li className="timeline-lane">
      <div className="timeline-source">
        <Link href={`${root}/sources/${source.id}`} title={source.title} dir="auto">
          {sourceName(source)}
        </Link>
        <span className="muted">
          {source.published ? "published " : "publication "}
          <PublishedDate published={source.published} />
        </span>
        {hiding > 0 && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            {hiding} more
          </Button>
        )}
      </div>
      <div className="timeline-track" style={{ minHeight: `${shownRows * ROW_PX + 26}px` }}>
        {published && (
          <span
            className="timeline-published"
            data-inferred={published.isInferred || undefined}
            title={`Published ${publishedWords(source.published)}`}
            style={{ left: `${leftPx(published.first)}px`, width: `${widthPx(published)}px` }}
          />
        )}
        <ol aria-label={`${sourceName(source)}: what happened when`}>
          {dated.map((happening, index) => {
            const row = rows[index] ?? 0;
            if (row >= shownRows) return null;
            return (
              <Mark
                key={happening.view.claim.id}
                root={root}
                happening={happening}
                at={`${number}:${index}`}
                isTabStop={index === activeIndex}
                leftPx={leftPx(happening.stretch.first)}
                topPx={row * ROW_PX + 7}
                barPx={widthPx(happening.stretch)}
                nextPx={nextInRow[index] ?? endPx}
                onLook={onLook}
              />
            );
          })}
        </ol>
      </div>
    </li>
  );
});

const ROW_PX = 26;

/** For each mark where the next one of its row begins, if there is one. They come in the order of their starts. */
function nextStarts(rows: readonly number[], starts: readonly number[]): readonly (number | undefined)[] {
  const next: (number | undefined)[] = [];
  const later = new Map<number, number>();
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? 0;
    next[at] = later.get(row);
    later.set(row, starts[at] ?? 0);
  }
  return next;
}
