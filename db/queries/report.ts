import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import { pageResponsesWithin } from "@/db/page-responses";
import { deskIn } from "@/db/queries/desk";
import { headOf, withdrawalReasons } from "@/db/queries/events";
import { rationaleVersionsOf, type VersionOfClaim } from "@/db/queries/joint-texts";
import { sourceSummaries } from "@/db/queries/sources";
import { claimsMadeOnlyIn, unnamedIn } from "@/db/withheld";
import type { ClaimId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { ReportModel } from "@/lib/report/report-model";
import { type CapturedVersion, type ReportMeta, reportClaims, reportHead } from "@/lib/report/report-of-desk";
import { type ReportReading, wholeReport } from "@/lib/report/report-reading";
import { templateBlocks } from "@/lib/report/templates";
import { withheldDesk, withheldSources } from "@/lib/report/withheld-desk";

export type Printed = Readonly<Pick<ReportMeta, "generatedAtMs" | "version" | "isChosen" | "template">> &
  Readonly<{
    /** With the names and the text of confidential sources. Default: without. */ withConfidential?: boolean;
  }>;

/** As many claims as are read at once: their passages are some hundred KB. */
const CLAIMS_A_PART = 250;

/** The report of an investigation, whole. */
export function reportOf(access: Access, printed: Printed): Promise<ReportModel> {
  return readReport(access, printed, wholeReport);
}

/**
 * Lets `use` walk through the report of an investigation, in one snapshot, so that its head is the head of what it
 * says. The claims are read a part at a time; all that is held of the others are their numbers.
 */
export function readReport<Result>(
  access: Access,
  printed: Printed,
  use: (reading: ReportReading) => Promise<Result>,
): Promise<Result> {
  return access.store.snapshot(async (read) => {
    const within: Access = { ...access, read };
    const { isChosen, template = "by-verdict", withConfidential = false } = printed;
    const unnamed = await unnamedIn(within, withConfidential);
    const { hash: head, seq } = await headOf(within);
    const all = await numbersOf(within, unnamed);
    const chosen = isChosen ? all.filter(({ number }) => isChosen(number)) : all;
    const told = withheldSources(await sourceSummaries(within), { hidden: new Set(), unnamed });
    const sources = Object.fromEntries(told.map((source) => [source.id, source]));
    const meta: ReportMeta = {
      ...printed,
      head,
      versions: await capturedVersions(within, unnamed),
      numbers: new Map(all.map(({ id, number }) => [id, number])),
    };
    const desk = { seq, investigation: await investigationOf(within), sources };
    return use({
      head: reportHead(desk, { ...meta, chosenOf: isChosen ? all.length : null }),
      many: chosen.length,
      async *claims() {
        const standing = chosen.filter(({ withdrawnAtMs }) => withdrawnAtMs === null);
        for (const part of inParts(standing)) yield (await claimsIn(within, { ...meta, unnamed }, part)).claims;
      },
      async *withdrawn() {
        const withdrawn = chosen.filter(({ withdrawnAtMs }) => withdrawnAtMs !== null);
        if (withdrawn.length === 0) return;
        const withReasons = { ...meta, unnamed, withdrawalReasons: await withdrawalReasons(within) };
        for (const part of inParts(withdrawn)) yield (await claimsIn(within, withReasons, part)).withdrawn;
      },
      blocks: (outline) => templateBlocks(template, outline),
    });
  });
}

type Numbered = Readonly<{ id: ClaimId; number: number; withdrawnAtMs: number | null }>;

/** All but those that are made in sources alone which are not named. */
async function numbersOf(access: Access, unnamed: ReadonlySet<SourceId>): Promise<Numbered[]> {
  const { claims } = access.tables;
  const all = await access.read
    .select({ id: claims.id, number: claims.number, withdrawnAtMs: claims.withdrawnAtMs })
    .from(claims)
    .where(eq(claims.investigationId, access.investigationId))
    .orderBy(asc(claims.number));
  const ids = all.map(({ id }) => id);
  const withheld = await claimsMadeOnlyIn(access, unnamed, ids);
  return all.filter(({ id }) => !withheld.has(id));
}

async function investigationOf({ read, tables: { investigations }, investigationId }: Access) {
  const [found] = await read
    .select({
      id: investigations.id,
      slug: investigations.slug,
      title: investigations.title,
      question: investigations.question,
    })
    .from(investigations)
    .where(eq(investigations.id, investigationId));
  if (!found) throw new RangeError("An access is to an investigation that exists.");
  return found;
}

type Telling = ReportMeta & Readonly<{ unnamed: ReadonlySet<SourceId> }>;

async function claimsIn(access: Access, { unnamed, ...meta }: Telling, part: readonly Numbered[]) {
  const claimIds = part.map(({ id }) => id);
  const wanted = new Set(claimIds);
  const read = await deskIn(access, { sourceIds: [], claimIds });
  const beside = Object.values(read.claims).map(({ id }) => id);
  const claims = await claimsMadeOnlyIn(access, unnamed, beside);
  const desk = withheldDesk(read, { hidden: new Set(), unnamed, claims });
  const rationaleVersions = byClaim(await rationaleVersionsOf(access, claimIds));
  return reportClaims(desk, { ...meta, rationaleVersions }, ({ claim }) => wanted.has(claim.id));
}

function* inParts<Thing>(things: readonly Thing[]): Generator<readonly Thing[]> {
  for (let from = 0; from < things.length; from += CLAIMS_A_PART) yield things.slice(from, from + CLAIMS_A_PART);
}

/** Every version of every source that is named, the earlier ones too: what citations name. No texts. */
async function capturedVersions(access: Access, unnamed: ReadonlySet<SourceId>) {
  const { read, tables, investigationId } = access;
  const { sourceId, id, number, originalSha256, textSha256, capturedAtMs } = tables.sourceVersions;
  const versions = await read
    .select({ sourceId, id, number, originalSha256, textSha256, capturedAtMs })
    .from(tables.sourceVersions)
    .where(eq(tables.sourceVersions.investigationId, investigationId));
  const named = versions.filter((version) => !unnamed.has(version.sourceId));
  const responses = await pageResponsesWithin(access);
  const starts = await pageStartsWithin(access);
  return new Map<SourceVersionId, CapturedVersion>(
    named.map(({ sourceId: _sourceId, ...version }) => [
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
