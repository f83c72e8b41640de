"use client";

import { memo, type ReactNode, useRef } from "react";
import { RelationCounts } from "@/app/_components/claim-card/relation-counts";
import { RelationMark } from "@/app/_components/relation-mark";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";
import { useNearby } from "./use-nearby";

/** A line of the text; marks of passages that end on one line stand side by side. */
const LINE_PX = 30;
/** With more claims than this, only the lines near the window are drawn. */
const ALL_LINES = 60;

type Props = Readonly<{ claims: readonly PageClaim[]; rows: MarkRows }>;

/**
 * Evidence beside the lines: what is linked to a claim made there, and how a passage bears on a claim
 * made elsewhere. A picture for the eye; the margin says the same in words.
 */
export const Gutter = memo(function Gutter({ claims, rows }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const near = useNearby(gutter, claims.length <= ALL_LINES);
  const lines = new Map<number, { bottom: number; marks: ReactNode[] }>();
  for (const { view, passages } of claims) {
    for (const { id, isAppearance, relations } of passages) {
      const row = rows.get(id);
      if (!row || row.bottom < near.from || row.bottom > near.to + LINE_PX) continue;
      const marks = [...new Set(relations)].map((relation) => (
        <RelationMark key={`${id} ${relation}`} relation={relation} />
      ));
      if (isAppearance && view.evidence.length > 0) marks.unshift(<RelationCounts key={id} count={view.count} />);
      if (marks.length === 0) continue;
      lineAt(lines, row.bottom).marks.push(...marks);
    }
  }
  return (
    <div className="gutter" aria-hidden="true" ref={gutter}>
      {[...lines.values()].map(({ bottom, marks }) => (
        <span key={bottom} style={{ top: `${bottom - LINE_PX + 2}px` }}>
          {marks}
        </span>
      ))}
    </div>
  );
});

/** The line of marks that ends at `bottom`, or within half a line of it. */
function lineAt(lines: Map<number, { bottom: number; marks: ReactNode[] }>, bottom: number) {
  const slot = Math.floor((2 * bottom) / LINE_PX);
  for (const near of [slot, slot - 1, slot + 1]) {
    const line = lines.get(near);
    if (line && Math.abs(line.bottom - bottom) < LINE_PX / 2) return line;
  }
  const line = { bottom, marks: [] };
  lines.set(slot, line);
  return line;
}
