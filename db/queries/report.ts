import type { Access } from "@/db/access";
import { deskIn } from "@/db/queries/desk";
import { headOf, withdrawalReasons } from "@/db/queries/events";
import { allRationaleVersions, type VersionOfClaim } from "@/db/queries/joint-texts";
import type { ClaimId } from "@/lib/domain/ids";
import { type ReportMeta, type ReportModel, reportModel } from "@/lib/report/report-model";

/** The report of an investigation, read in one snapshot, so that its head is the head of what it says. */
export function reportOf(
  access: Access,
  printed: Readonly<Pick<ReportMeta, "generatedAtMs" | "version" | "isChosen">>,
): Promise<ReportModel> {
  return access.store.snapshot(async (read) => {
    const within: Access = { ...access, read };
    const desk = await deskIn(within);
    const { hash: head } = await headOf(within);
    const reasons = await withdrawalReasons(within);
    const rationaleVersions = byClaim(await allRationaleVersions(within));
    return reportModel(desk, { ...printed, head, withdrawalReasons: reasons, rationaleVersions });
  });
}

function byClaim(versions: readonly VersionOfClaim[]): ReadonlyMap<ClaimId, VersionOfClaim[]> {
  const found = new Map<ClaimId, VersionOfClaim[]>();
  for (const version of versions) {
    const known = found.get(version.claimId);
    if (known) known.push(version);
    else found.set(version.claimId, [version]);
  }
  return found;
}
