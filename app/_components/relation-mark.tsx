import type { Relation } from "@/lib/domain/evidence";

const shapes: Readonly<Record<Relation, string>> = {
  corroborates: "M5 1 9.6 9.2H.4z",
  contradicts: "M5 9.4.4 1.2h9.2z",
  qualifies: "M5 .4 9.6 5 5 9.6.4 5z",
};

type Props = Readonly<{
  relation: Relation;
  /** How many; shown beside the mark. */
  count?: number;
  /** Shows the word; without it, it is only read out. */
  isNamed?: boolean;
}>;

/** How a passage bears on a claim: a shape, a colour and a word, so that no one of them carries it alone. */
export function RelationMark({ relation, count, isNamed = false }: Props) {
  return (
    <span className={`relation ${relation}`} title={isNamed ? undefined : relation}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={shapes[relation]} />
      </svg>
      {count !== undefined && <span>{count}</span>}
      {isNamed ? <span>{relation}</span> : <span className="unseen"> {relation}</span>}
    </span>
  );
}
