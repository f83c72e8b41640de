import { useEffect } from "react";
import { searchText } from "@/lib/compare/claim-facts";
import type { ClaimView } from "@/lib/live/claim-view";

/** As many as fit into a moment that nobody notices. */
const AT_ONCE = 200;

/** Puts together what a search looks through while the browser has nothing else to do, before the first letter comes. */
export function useSearchTexts(views: readonly ClaimView[]): void {
  useEffect(() => {
    let from = 0;
    let waiting = 0;
    const go = (deadline: IdleDeadline) => {
      while (from < views.length && deadline.timeRemaining() > 2) {
        for (const view of views.slice(from, from + AT_ONCE)) searchText(view);
        from += AT_ONCE;
      }
      if (from < views.length) waiting = requestIdleCallback(go);
    };
    if (typeof requestIdleCallback === "function") waiting = requestIdleCallback(go);
    return () => {
      if (waiting !== 0) cancelIdleCallback(waiting);
    };
  }, [views]);
}
