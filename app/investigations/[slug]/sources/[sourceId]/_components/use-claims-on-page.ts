"use client";

import { useEffect, useMemo, useRef } from "react";
import type { SourceVersionId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { claimsOnPage, type PageClaim } from "./page-claims";

/** The claims on the page in reading order, worked out from those that were shown before. */
export function useClaimsOnPage(desk: Desk, versionId: SourceVersionId): readonly PageClaim[] {
  const shown = useRef<readonly PageClaim[]>([]);
  const claims = useMemo(() => claimsOnPage(desk, versionId, shown.current), [desk, versionId]);
  useEffect(() => {
    shown.current = claims;
  }, [claims]);
  return claims;
}
