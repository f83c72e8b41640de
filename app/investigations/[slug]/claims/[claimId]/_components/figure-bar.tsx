import type { Relation } from "@/lib/domain/evidence";
import type { ReportedFigure } from "./reported-figures";

type Props = Readonly<{
  /** Null for a source that gives no figure: only the scale is drawn. */
  ends: ReportedFigure["ends"] | null;
  relation: Relation | null;
  isApproximate: boolean;
  ticks: readonly number[];
}>;

/**
 * Where a figure lies on the scale: "up to" reaches from nothing to its end, "at least" from its end on, dashed
 * since nobody said how far. An approximate end is hollow. The words beside it say all of this.
 */
export function FigureBar({ ends, relation, isApproximate, ticks }: Props) {
  const last = ticks.at(-1) ?? 1;
  const at = (value: number) => `${Math.max(0, Math.min(100, (value / last) * 100))}%`;
  const { min, max } = ends ?? { min: null, max: null };
  const dots = [...new Set([min, max])].filter((end) => end !== null);
  return (
    <svg className={`figure-bar ${relation ?? "figure-own"}`} aria-hidden="true">
      {ticks.map((tick) => (
        <line key={tick} className="figure-tick" x1={at(tick)} x2={at(tick)} y1="0" y2="100%" />
      ))}
      {dots.length > 0 && min !== max && (
        <line
          className={max === null ? "figure-span figure-open" : "figure-span"}
          x1={at(min ?? 0)}
          x2={at(max ?? last)}
          y1="50%"
          y2="50%"
        />
      )}
      {dots.map((end) => (
        <circle key={end} className={isApproximate ? "figure-about" : undefined} cx={at(end)} cy="50%" r="5" />
      ))}
    </svg>
  );
}
