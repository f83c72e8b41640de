import Link from "next/link";
import type { DatedHappening } from "@/lib/timeline/timeline";
import { happeningInWords, happeningPath } from "./happening-words";
import { labelLeftPx, labelWidthPx, numberPx } from "./label-px";

type Props = Readonly<{
  root: string;
  happening: DatedHappening;
  /** `lane:index`, by which the keys find it. */
  at: string;
  isTabStop: boolean;
  leftPx: number;
  topPx: number;
  barPx: number;
  /** Where the next mark of the row begins, or the axis ends. */
  nextPx: number;
  onLook: (happening: DatedHappening) => void;
}>;

/** One thing that is said to have happened: a bar as long and as sharp as its days are known. It leads to the passage. */
export function Mark({ root, happening, at, isTabStop, leftPx, topPx, barPx, nextPx, onLook }: Props) {
  const { claim } = happening.view;
  const { isSoft, isOpenStart, isOpenEnd } = happening.stretch;
  return (
    <li style={{ left: `${leftPx}px`, top: `${topPx}px` }}>
      <Link
        prefetch={false}
        href={happeningPath(root, happening)}
        className="timeline-mark"
        data-type={claim.type}
        data-soft={isSoft || undefined}
        data-open-start={isOpenStart || undefined}
        data-open-end={isOpenEnd || undefined}
        data-at={at}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={happeningInWords(happening)}
        onFocus={() => onLook(happening)}
        onPointerEnter={() => onLook(happening)}
      >
        <span className="timeline-bar" style={{ width: `${barPx}px` }} />
        <span
          className="timeline-label"
          style={{
            left: `${labelLeftPx(barPx)}px`,
            maxWidth: `${labelWidthPx(leftPx + labelLeftPx(barPx), nextPx)}px`,
          }}
        >
          <b className="num" style={{ minWidth: numberPx(barPx) }}>
            {claim.number}
          </b>{" "}
          <span dir="auto">{claim.wording}</span>
        </span>
      </Link>
    </li>
  );
}
