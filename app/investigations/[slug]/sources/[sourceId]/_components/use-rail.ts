"use client";

import { useEffect, useState } from "react";
import { useDesk } from "@/app/_live/live-desk";
import type { Rail } from "@/db/queries/rail";
import type { SourceId } from "@/lib/domain/ids";

/** Changes that come together are counted together. */
const QUIET_MS = 400;

/**
 * The sources around the open one, with counts of the whole investigation. A page holds only the claims it shows, so
 * the server counts again, once it has been quiet for a moment after a change.
 */
export function useRail(initial: Rail, sourceId: SourceId): Rail {
  const { seq, investigation } = useDesk();
  const [latest, setLatest] = useState(initial);
  const rail = latest.seq >= initial.seq ? latest : initial;
  const isStale = rail.seq < seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further change begins the wait again
  useEffect(() => {
    if (!isStale) return;
    const asking = new AbortController();
    const ask = async () => {
      const path = `/api/investigations/${investigation.slug}/sources?around=${sourceId}`;
      const response = await fetch(path, { signal: asking.signal });
      if (response.ok) setLatest(await response.json());
    };
    // Without a connection the counts stay as they are; the next change asks again.
    const timer = setTimeout(() => void ask().catch(() => undefined), QUIET_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [isStale, seq, investigation.slug, sourceId]);
  return rail;
}
