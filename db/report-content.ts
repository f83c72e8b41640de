import { and } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { deskIn } from "@/db/queries/desk";
import { withheldFrom } from "@/db/withheld";
import type { ClaimId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import type { ReportContent } from "@/lib/report/report-model";
import { type CapturedVersion, type ReportMeta, reportContent } from "@/lib/report/report-of-desk";
import packageJson from "@/package.json" with { type: "json" };

/**
 * What a report says of these claims: them, what bears on them, and the sources these passages stand in. `access.read`
 * has to be one view. O(what is said), however large the investigation.
 */
export async function contentOf(
  access: Access,
  claimIds: readonly ClaimId[],
  { withConfidential, ...meta }: Pick<ReportMeta, "head" | "generatedAtMs"> & Readonly<{ withConfidential: boolean }>,
): Promise<ReportContent> {
  const whole = await deskIn(access, { sourceIds: [], claimIds });
  const { desk, unnamed } = await withheldFrom(access, whole, withConfidential);
  const numbers = new Set(claimIds.map((id) => desk.claims[id]?.number));
  const content = reportContent(desk, {
    ...meta,
    version: packageJson.version,
    versions: await versionsOf(access, desk, unnamed),
    isChosen: (number) => numbers.has(number),
  });
  const cited = new Set(
    [...content.claims, ...content.withdrawn].flatMap(({ appearances, evidence }) =>
      [appearances, ...Object.values(evidence)].flat().map(({ sourceNumber }) => sourceNumber),
    ),
  );
  const chosenOf = desk.claimsRecorded > numbers.size ? desk.claimsRecorded : null;
  return { ...content, chosenOf, sources: content.sources.filter(({ number }) => cited.has(number)) };
}

/** The versions that the passages of a desk stand in, but those of sources that are not named. No texts. */
async function versionsOf(
  { read, tables, investigationId }: Access,
  { passages, sources }: Desk,
  unnamed: ReadonlySet<SourceId>,
) {
  const { id, number, originalSha256, textSha256, capturedAtMs } = tables.sourceVersions;
  const named = new Set<SourceVersionId>([
    ...Object.values(passages).flatMap(({ sourceId, versionId }) => (unnamed.has(sourceId) ? [] : [versionId])),
    ...Object.values(sources).flatMap(({ id: sourceId, version }) => (unnamed.has(sourceId) ? [] : [version.id])),
  ]);
  const versions = await read
    .select({ id, number, originalSha256, textSha256, capturedAtMs })
    .from(tables.sourceVersions)
    .where(and(amongIds(id, named), isAlso(tables.sourceVersions.investigationId, investigationId)));
  return new Map<SourceVersionId, CapturedVersion>(versions.map((version) => [version.id, version]));
}
