"use client";

import { useDeferredValue, useLayoutEffect, useMemo, useRef } from "react";
import type { ClaimId, PassageId, SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import { paragraphAt } from "@/lib/editor/article-document";
import { deskPaths } from "./desk-paths";
import { marginItems, type PageTalk } from "./margin-items";
import type { MarginActs, MarginProps } from "./margin-run";
import type { MarkRows } from "./mark-rows";
import type { OpenArticle } from "./open-article";
import type { PageClaim } from "./page-claims";
import type { FocusedHighlight } from "./use-focused-highlight";

type Given = Readonly<{
  article: OpenArticle;
  places: Readonly<Record<PassageId, Readonly<{ paragraph: number }>>>;
  slug: string;
  linkingTo: ClaimId | null;
  beside: SourceId | null;
  claims: readonly PageClaim[];
  talk: readonly PageTalk[];
  rows: MarkRows;
  on: FocusedHighlight;
  acts: MarginActs;
}>;

/**
 * What the margin shows and does. The text comes first: what the margin shows follows when there is time, and a key
 * that comes meanwhile is not kept waiting.
 */
export function useMargin(given: Given): Omit<MarginProps, "isBeside"> {
  const { article, places, slug, linkingTo, beside, claims, talk, rows, on, acts } = given;
  const where = useMemo(() => {
    const { passage, claim } = deskPaths(slug, linkingTo, beside);
    const paragraphOf = ({ id, versionId, start }: Passage) =>
      versionId === article.versionId ? paragraphAt(article.blocks, start) : (places[id]?.paragraph ?? null);
    return { hrefOf: passage, claimHrefOf: claim, paragraphOf };
  }, [slug, linkingTo, beside, article, places]);
  const { claimId: onClaimId, id: onPassageId } = on;
  const items = useMemo(() => marginItems(claims, talk), [claims, talk]);
  const shown = useDeferredValue(
    useMemo(() => ({ claims, items, rows, onClaimId, onPassageId }), [claims, items, rows, onClaimId, onPassageId]),
  );
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  return { shown, where, acts: latest };
}
