import type { ReactNode } from "react";
import { RelationCounts } from "@/app/_components/claim-card/relation-counts";
import { RelationMark } from "@/app/_components/relation-mark";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";

/** A line of the text; marks of passages that end on one line stand side by side. */
const LINE_PX = 30;

type Props = Readonly<{ claims: readonly PageClaim[]; rows: MarkRows }>;

/**
 * Evidence beside the lines: what is linked to a claim made there, and how a passage bears on a claim
 * made elsewhere. A picture for the eye; the margin says the same in words.
 */
export function Gutter({ claims, rows }: Props) {
  const lines: { bottom: number; marks: ReactNode[] }[] = [];
  for (const { view, passages } of claims) {
    for (const { id, isAppearance, relations } of passages) {
      const row = rows.get(id);
      const marks = [...new Set(relations)].map((relation) => (
        <RelationMark key={`${id} ${relation}`} relation={relation} />
      ));
      if (isAppearance && view.evidence.length > 0) marks.unshift(<RelationCounts key={id} count={view.count} />);
      if (!row || marks.length === 0) continue;
      const line = lines.find(({ bottom }) => Math.abs(bottom - row.bottom) < LINE_PX / 2);
      if (line) line.marks.push(...marks);
      else lines.push({ bottom: row.bottom, marks });
    }
  }
  return (
    <div className="gutter" aria-hidden="true">
      {lines.map(({ bottom, marks }) => (
        <span key={bottom} style={{ top: `${bottom - LINE_PX + 2}px` }}>
          {marks}
        </span>
      ))}
    </div>
  );
}
