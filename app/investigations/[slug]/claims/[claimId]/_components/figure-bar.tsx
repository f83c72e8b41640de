import type { Quantity } from "@/lib/domain/claim";
import type { Relation } from "@/lib/domain/evidence";

type Props = Readonly<{ quantity: Quantity; relation: Relation | null; ticks: readonly number[] }>;

/** Where a figure lies between the ends of the scale. An end that is open is dashed; the words beside it say the rest. */
export function FigureBar({ quantity: { min, max }, relation, ticks }: Props) {
  const last = ticks.at(-1) ?? 1;
  const at = (value: number) => `${Math.max(0, Math.min(100, (value / last) * 100))}%`;
  const dots = [...new Set([min, max])].filter((end) => end !== null);
  return (
    <svg className={`figure-bar ${relation ?? "figure-own"}`} aria-hidden="true">
      {ticks.map((tick) => (
        <line key={tick} className="figure-tick" x1={at(tick)} x2={at(tick)} y1="0" y2="100%" />
      ))}
      {(min === null || max === null || min !== max) && (
        <line
          className={min === null || max === null ? "figure-span figure-open" : "figure-span"}
          x1={at(min ?? 0)}
          x2={at(max ?? last)}
          y1="50%"
          y2="50%"
        />
      )}
      {dots.map((end) => (
        <circle key={end} cx={at(end)} cy="50%" r="5" />
      ))}
    </svg>
  );
}
