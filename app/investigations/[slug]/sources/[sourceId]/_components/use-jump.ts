"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useDesk } from "@/app/_live/live-desk";
import { parseId } from "@/lib/domain/ids";
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

/** Follows `?passage=…` and `?claim=…` once the article is open, then takes them out of the address. */
export function useJump({ article, handle, stops, goTo }: Given): void {
  const params = useSearchParams();
  const desk = useDesk();
  const passageId = parseId("psg", params.get("passage") ?? "");
  const claimId = parseId("clm", params.get("claim") ?? "");
  const isReady = handle.editor !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump is made once for what the address names
  useEffect(() => {
    if (!isReady || (!passageId && !claimId)) return;
    const stop = stops.find(
      ({ id, claim }) => (!passageId || id.endsWith(`:${passageId}`)) && (!claimId || claim.view.claim.id === claimId),
    );
    const passage = passageId && desk.passages[passageId];
    if (stop) goTo(stop, true);
    else if (passage?.versionId === article.versionId) handle.goTo(passage.start, null, true);
    replaceParam("passage", null);
    replaceParam("claim", null);
  }, [isReady, passageId, claimId]);
}
