"use client";

import { memo, type ReactNode, useRef } from "react";
import { RelationCounts } from "@/app/_components/claim-card/relation-counts";
import { RelationMark } from "@/app/_components/relation-mark";
import { relations } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
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
 * made elsewhere. A picture for the eye, explained where a pointer rests; the margin says the same in words.
 */
export const Gutter = memo(function Gutter({ claims, rows }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const near = useNearby(gutter, claims.length <= ALL_LINES);
  const lines = new Map<number, { bottom: number; marks: ReactNode[] }>();
  for (const { view, passages } of claims) {
    for (const { id, isAppearance, relations: bearing } of passages) {
      const row = rows.get(id);
      if (!row || row.bottom < near.from || row.bottom > near.to + LINE_PX) continue;
      const { number } = view.claim;
      const marks = [...new Set(bearing)].map((relation) => (
        <span key={`${id} ${relation}`} title={`This passage ${relation} claim ${number}.`}>
          <RelationMark relation={relation} />
        </span>
      ));
      if (isAppearance && view.evidence.length > 0) {
        marks.unshift(
          <span
            key={id}
            title={`Evidence for and against claim ${number}, which is made here: ${countsInWords(view)}.`}
          >
            <RelationCounts count={view.count} />
          </span>,
        );
      }
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

function countsInWords({ count }: ClaimView): string {
  const found = relations.filter((relation) => count[relation] > 0);
  return found.map((relation) => `${count[relation]} ${relation}`).join(", ");
}

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
