import { eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { deskIn } from "@/db/queries/desk";
import { headOf, withdrawalReasons } from "@/db/queries/events";
import { allRationaleVersions, type VersionOfClaim } from "@/db/queries/joint-texts";
import type { ClaimId, SourceVersionId } from "@/lib/domain/ids";
import { type CapturedVersion, type ReportMeta, type ReportModel, reportModel } from "@/lib/report/report-model";

/** The report of an investigation, read in one snapshot, so that its head is the head of what it says. */
export function reportOf(
  access: Access,
  printed: Readonly<Pick<ReportMeta, "generatedAtMs" | "version" | "isChosen" | "template">>,
): Promise<ReportModel> {
  return access.store.snapshot(async (read) => {
    const within: Access = { ...access, read };
    const desk = await deskIn(within);
    const { hash: head } = await headOf(within);
    const reasons = await withdrawalReasons(within);
    const rationaleVersions = byClaim(await allRationaleVersions(within));
    const versions = await capturedVersions(within);
    return reportModel(desk, { ...printed, head, withdrawalReasons: reasons, rationaleVersions, versions });
  });
}

/** Every version of every source, the earlier ones too: what citations name. No texts. */
async function capturedVersions({ read, tables, investigationId }: Access) {
  const { id, number, originalSha256, textSha256, capturedAtMs } = tables.sourceVersions;
  const versions = await read
    .select({ id, number, originalSha256, textSha256, capturedAtMs })
    .from(tables.sourceVersions)
    .where(eq(tables.sourceVersions.investigationId, investigationId));
  return new Map<SourceVersionId, CapturedVersion>(versions.map((version) => [version.id, version]));
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
