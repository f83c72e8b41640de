import type { Stance } from "@/lib/compare/matrix";

const shapes: Readonly<Record<Stance, string>> = {
  appears: "M5 1.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z",
  corroborates: "M5 1 9.6 9.2H.4z",
  contradicts: "M5 9.4.4 1.2h9.2z",
  qualifies: "M5 .4 9.6 5 5 9.6.4 5z",
};

/** A stance as a shape and a colour; the words stand in the name of what it is in, and in the legend. */
export function StanceMark({ stance }: Readonly<{ stance: Stance }>) {
  return (
    <svg className={`stance ${stance}`} viewBox="0 0 10 10" aria-hidden="true">
      <path d={shapes[stance]} />
    </svg>
  );
}
