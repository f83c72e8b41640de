import { and, desc, eq } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { type StoredJointText, storedText, writersIn } from "@/db/joint-texts";
import { claimIn, reportIn } from "@/db/queries/things";
import type { ClaimId, ReportId } from "@/lib/domain/ids";
import type { JointTextVersion } from "@/lib/joint-text/joint-text";

export type { StoredJointText } from "@/db/joint-texts";

/** The rationale that is being written, as it is stored. @throws {Problem} `not-found` for a claim that is not here. */
export async function rationaleOf(access: Access, claimId: ClaimId): Promise<StoredJointText | null> {
  await claimIn(access, claimId);
  return storedText(access, { kind: "rationale", claimId });
}

/** What the rationale of a claim was before, the latest first, at most `limit`. */
export async function rationaleVersions(access: Access, claimId: ClaimId, limit: number): Promise<JointTextVersion[]> {
  await claimIn(access, claimId);
  return (await versionsIn(access, [claimId], limit)).map(({ claimId: _claimId, ...version }) => version);
}

/** The words of a report, as they are stored. @throws {Problem} `not-found` for a report that is not here. */
export async function reportTextOf(access: Access, reportId: ReportId): Promise<StoredJointText | null> {
  await reportIn(access, reportId);
  return storedText(access, { kind: "report", reportId });
}

export type VersionOfClaim = JointTextVersion & Readonly<{ claimId: ClaimId }>;

/** What the rationales of some claims were before, for the report: the latest first. */
export function rationaleVersionsOf(access: Access, claimIds: readonly ClaimId[]): Promise<VersionOfClaim[]> {
  return versionsIn(access, claimIds, null);
}

async function versionsIn(access: Access, claimIds: readonly ClaimId[], limit: number | null) {
  const { read, tables, investigationId } = access;
  const { jointTexts, jointTextVersions } = tables;
  const chosen = read
    .select({
      claimId: jointTexts.claimId,
      number: jointTextVersions.number,
      text: jointTextVersions.text,
      writtenBy: jointTextVersions.writtenBy,
      keptAtMs: jointTextVersions.keptAtMs,
      isSettled: jointTextVersions.isSettled,
    })
    .from(jointTextVersions)
    .innerJoin(jointTexts, eq(jointTexts.id, jointTextVersions.jointTextId))
    .where(
      and(
        eq(jointTexts.investigationId, investigationId),
        eq(jointTexts.kind, "rationale"),
        amongIds(jointTexts.claimId, claimIds),
      ),
    )
    .orderBy(desc(jointTextVersions.number));
  const rows = await (limit === null ? chosen : chosen.limit(limit));
  return rows.flatMap(({ claimId: of, ...row }) =>
    of === null ? [] : [{ ...row, claimId: of, writtenBy: writersIn(row.writtenBy) }],
  );
}
