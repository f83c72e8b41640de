import { useMemo } from "react";
import { useDesk } from "@/app/_live/live-desk";
import type { ClaimId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { deskOfClaims } from "@/lib/report/desk-of-claims";
import { useReportContext } from "../report-context";

/** The desk with the claims named, or with every claim of the report. */
export function useDeskOf(claimIds: readonly ClaimId[] | null): Desk {
  const desk = useDesk();
  const { claimIds: all } = useReportContext();
  return useMemo(() => deskOfClaims(desk, claimIds ? new Set(claimIds) : all), [desk, claimIds, all]);
}
