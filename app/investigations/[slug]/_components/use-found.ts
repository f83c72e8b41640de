"use client";

import { useEffect, useState } from "react";
import type { SearchResults } from "@/db/queries/search";

export type Found = Readonly<{ query: string; results: SearchResults | null; isAway: boolean }>;

const nothing: Found = { query: "", results: null, isAway: false };
/** Keys that come together are asked about together. */
const QUIET_MS = 100;

/** What the investigation has for the words. What was found last stays until the next is there, so that nothing flickers. */
export function useFound(slug: string, query: string): Found {
  const wanted = query.trim();
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    if (wanted === "") return;
    const asking = new AbortController();
    const ask = async () => {
      const path = `/api/investigations/${slug}/search?q=${encodeURIComponent(wanted)}`;
      const response = await fetch(path, { signal: asking.signal });
      const results: SearchResults | null = response.ok ? await response.json() : null;
      if (!asking.signal.aborted) setFound({ query: wanted, results, isAway: !response.ok });
    };
    const timer = setTimeout(() => {
      ask().catch(() => asking.signal.aborted || setFound({ query: wanted, results: null, isAway: true }));
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [wanted, slug]);
  return wanted === "" ? nothing : found;
}
