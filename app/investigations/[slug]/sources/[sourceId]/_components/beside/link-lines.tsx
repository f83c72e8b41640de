"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import { type Relation, relationMarks } from "@/lib/domain/evidence";
import type { SourceVersionId } from "@/lib/domain/ids";
import { claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { highlightId } from "../page-claims";

type Tie = Readonly<{ key: string; claimId: string; left: string; right: string; relation: Relation }>;
type Line = Tie & Readonly<{ path: string; x: number; y: number }>;

type Props = Readonly<{
  desk: Desk;
  leftId: SourceVersionId;
  rightId: SourceVersionId;
  onClaimId: string | null;
  /** The element both texts stand in. */
  frame: RefObject<HTMLElement | null>;
}>;

/** Lines between a claim's passage in one text and the evidence on it in the other, where both are in view. For the eye alone. */
export function LinkLines({ desk, leftId, rightId, onClaimId, frame }: Props) {
  const ties = useMemo(() => tiesBetween(desk, leftId, rightId), [desk, leftId, rightId]);
  const lines = useLines(ties, frame);
  return (
    <svg className="link-lines" aria-hidden="true">
      {lines.map(({ key, claimId, relation, path, x, y }) => (
        <g key={key} className={relation} data-on={claimId === onClaimId || undefined}>
          <path d={path} />
          <text x={x} y={y} dominantBaseline="central" textAnchor="middle">
            {relationMarks[relation]}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Every pair of passages that evidence ties across the two texts. O(evidence on the desk). */
function tiesBetween(desk: Desk, leftId: SourceVersionId, rightId: SourceVersionId): Tie[] {
  const ties: Tie[] = [];
  for (const { claim, state, appearances, evidence } of claimViews(desk)) {
    if (state === "withdrawn") continue;
    for (const { link, passage } of evidence) {
      for (const { passage: made } of appearances) {
        const isOnward = made.versionId === leftId && passage.versionId === rightId;
        const isBack = made.versionId === rightId && passage.versionId === leftId;
        if (!isOnward && !isBack) continue;
        const ids = [highlightId(claim.id, made.id), highlightId(claim.id, passage.id)] as const;
        const [left, right] = isOnward ? ids : [ids[1], ids[0]];
        ties.push({ key: `${link.id} ${made.id}`, claimId: claim.id, left, right, relation: link.relation });
      }
    }
  }
  return ties;
}

/** Where the lines run now: measured once a frame while something scrolls or changes its size. */
function useLines(ties: readonly Tie[], frame: RefObject<HTMLElement | null>): readonly Line[] {
  const [lines, setLines] = useState<readonly Line[]>([]);
  // Not a layout effect: the frame is an ancestor, and has its element only after those.
  useEffect(() => {
    const root = frame.current;
    if (!root) return;
    const listening = new AbortController();
    let waiting = 0;
    const soon = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => setLines(measured(root, ties)));
    };
    const options = { capture: true, passive: true, signal: listening.signal };
    root.addEventListener("scroll", soon, options);
    root.addEventListener("contentvisibilityautostatechange", soon, options);
    const sizes = new ResizeObserver(soon);
    sizes.observe(root);
    // Marks come and go with the desk; the editor draws them just after.
    const marks = new MutationObserver(soon);
    marks.observe(root, { subtree: true, childList: true });
    soon();
    return () => {
      listening.abort();
      sizes.disconnect();
      marks.disconnect();
      cancelAnimationFrame(waiting);
    };
  }, [ties, frame]);
  return lines;
}

function measured(root: HTMLElement, ties: readonly Tie[]): Line[] {
  const origin = root.getBoundingClientRect();
  const [left, right] = [root.querySelector(".reading"), root.querySelector(".beside")];
  if (!left || !right) return [];
  const gap = right.getBoundingClientRect().left;
  return ties.flatMap((tie) => {
    const from = edgeOf(left, tie.left, "end");
    const to = edgeOf(right, tie.right, "start");
    if (!from || !to) return [];
    const [x1, y1, x2, y2] = [from.x - origin.left, from.y - origin.top, to.x - origin.left, to.y - origin.top];
    const [out, into] = [from.columnX - origin.left, to.columnX - origin.left];
    const middle = gap - origin.left;
    const path = `M${x1} ${y1} H${out} C${middle} ${y1} ${middle} ${y2} ${into} ${y2} H${x2}`;
    return [{ ...tie, path, x: middle, y: (y1 + y2) / 2 }];
  });
}

/** `x` and `y`: the foot of the line of text, so that no word is struck through. `columnX`: where the column ends. */
type Edge = Readonly<{ x: number; y: number; columnX: number }>;

/** Where a passage's last line ends or its first begins, when that is in view. What is not laid out is not asked. */
function edgeOf(pane: Element, highlight: string, end: "start" | "end"): Edge | null {
  const marks = pane.querySelectorAll(`mark[data-highlight="${CSS.escape(highlight)}"]`);
  const mark = end === "end" ? marks[marks.length - 1] : marks[0];
  if (!mark?.checkVisibility({ contentVisibilityAuto: true })) return null;
  const lines = mark.getClientRects();
  const line = end === "end" ? lines[lines.length - 1] : lines[0];
  if (!line) return null;
  const y = line.bottom - 1;
  const view = pane.getBoundingClientRect();
  if (y < view.top || y > view.bottom) return null;
  const column = mark.closest(".article-text")?.getBoundingClientRect() ?? view;
  return end === "end" ? { x: line.right, y, columnX: column.right } : { x: line.left, y, columnX: column.left };
}
