import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import { pageResponsesWithin } from "@/db/page-responses";
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
async function capturedVersions(access: Access) {
  const { read, tables, investigationId } = access;
  const { id, number, originalSha256, textSha256, capturedAtMs } = tables.sourceVersions;
  const versions = await read
    .select({ id, number, originalSha256, textSha256, capturedAtMs })
    .from(tables.sourceVersions)
    .where(eq(tables.sourceVersions.investigationId, investigationId));
  const responses = await pageResponsesWithin(access);
  const starts = await pageStartsWithin(access);
  return new Map<SourceVersionId, CapturedVersion>(
    versions.map((version) => [
      version.id,
      { ...version, response: responses.get(version.id), pageStarts: starts.get(version.id) },
    ]),
  );
}

/** Where pages begin in the versions that are cut into pages, with no more of them than that. */
async function pageStartsWithin({ read, tables, investigationId }: Access) {
  const { id, blocks } = tables.sourceVersions;
  const rows = await read
    .select({
      id,
      starts: sql<string>`(select json_group_array(json_extract(b.value, '$.end')) from json_each(${blocks}) b
        where json_extract(b.value, '$.kind') = 'page-break')`,
    })
    .from(tables.sourceVersions)
    .where(and(eq(tables.sourceVersions.investigationId, investigationId), sql`instr(${blocks}, '"page-break"') > 0`));
  return new Map(rows.map((row) => [row.id, z.array(z.int()).parse(JSON.parse(row.starts))]));
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
