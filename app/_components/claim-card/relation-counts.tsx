import { RelationMark } from "@/app/_components/relation-mark";
import { type Relation, relations } from "@/lib/domain/evidence";

type Props = Readonly<{ count: Readonly<Record<Relation, number>>; none?: string }>;

/** How much evidence there is of each relation; nothing is shown for none. */
export function RelationCounts({ count, none }: Props) {
  const found = relations.filter((relation) => count[relation] > 0);
  if (found.length === 0) return none ? <span className="muted">{none}</span> : null;
  return found.map((relation) => <RelationMark key={relation} relation={relation} count={count[relation]} />);
}
