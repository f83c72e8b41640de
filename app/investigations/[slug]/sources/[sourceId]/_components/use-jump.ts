"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useDesk } from "@/app/_live/live-desk";
import { parseId } from "@/lib/domain/ids";
import type { Span } from "@/lib/text/span";
import type { OpenArticle } from "./open-article";
import { replaceParam } from "./replace-param";
import type { ArticleHandle } from "./use-article";
import type { Stop } from "./use-focused-highlight";

type Given = Readonly<{
  article: OpenArticle;
  handle: ArticleHandle;
  stops: readonly Stop[];
  goTo: (stop: Stop, takesFocus: boolean) => void;
}>;

/** Follows `?passage=…`, `?claim=…` and `?at=START-END` once the article is open, then takes them out of the address. */
export function useJump({ article, handle, stops, goTo }: Given): void {
  const params = useSearchParams();
  const desk = useDesk();
  const passageId = parseId("psg", params.get("passage") ?? "");
  const claimId = parseId("clm", params.get("claim") ?? "");
  const at = /^(\d{1,9})-(\d{1,9})$/.exec(params.get("at") ?? "");
  const isReady = handle.editor !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump is made once for what the address names
  useEffect(() => {
    if (!isReady || (!passageId && !claimId && !at)) return;
    const stop = stops.find(
      ({ id, claim }) => (!passageId || id.endsWith(`:${passageId}`)) && (!claimId || claim.view.claim.id === claimId),
    );
    const passage = passageId && desk.passages[passageId];
    if (stop) goTo(stop, true);
    else if (passage?.versionId === article.versionId) handle.goTo(passage.start, null, true);
    else if (at) handle.select(within(article.text.length, Number(at[1]), Number(at[2])));
    replaceParam("at", null);
    replaceParam("passage", null);
    replaceParam("claim", null);
  }, [isReady, passageId, claimId, at?.[0]]);
}

/** A span that the text has, whatever an address says. */
function within(length: number, start: number, end: number): Span {
  const from = Math.min(start, length);
  return { start: from, end: Math.min(Math.max(from, end), length) };
}
