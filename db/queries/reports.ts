import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Access } from "@/db/access";
import { writersIn } from "@/db/joint-texts";
import { reportIn } from "@/db/queries/things";
import type { EditionId, EditionLinkId, ReportId } from "@/lib/domain/ids";
import type { EditionSummary, Report } from "@/lib/domain/report";
import { Problem } from "@/lib/errors";

/** A report as the list shows it. */
export type ListedReport = Report & Readonly<{ createdByName: string; editions: readonly EditionSummary[] }>;

/** Every report of the investigation, withdrawn ones too, the latest first, with its editions. No words of them. */
export async function reportsOf(access: Access): Promise<ListedReport[]> {
  const { read, tables, investigationId } = access;
  const { reports, reviewers } = tables;
  const listed = await read
    .select({
      id: reports.id,
      number: reports.number,
      title: reports.title,
      createdBy: reports.createdBy,
      createdByName: reviewers.name,
      createdAtMs: reports.createdAtMs,
      withdrawnAtMs: reports.withdrawnAtMs,
    })
    .from(reports)
    .innerJoin(reviewers, eq(reviewers.id, reports.createdBy))
    .where(eq(reports.investigationId, investigationId))
    .orderBy(desc(reports.number));
  const published = new Map<ReportId, EditionSummary[]>();
  for (const edition of await summariesIn(access, null)) {
    published.set(edition.reportId, [...(published.get(edition.reportId) ?? []), edition]);
  }
  return listed.map((report) => ({ ...report, editions: published.get(report.id) ?? [] }));
}

/** A public link that is open. */
export type OpenLink = Readonly<{ id: EditionLinkId; editionId: EditionId; openedAtMs: number; openedByName: string }>;

/** The editions of one report, the latest first, with the public links that are open. */
export async function editionsOf(access: Access, reportId: ReportId) {
  await reportIn(access, reportId);
  return { editions: await summariesIn(access, reportId), links: await openLinksOf(access, reportId) };
}

async function summariesIn(access: Access, reportId: ReportId | null): Promise<EditionSummary[]> {
  const { read, tables, investigationId } = access;
  const { editions } = tables;
  const rows = await read
    .select({
      id: editions.id,
      reportId: editions.reportId,
      number: editions.number,
      title: editions.title,
      contentSha256: editions.contentSha256,
      head: editions.head,
      seq: editions.seq,
      writtenBy: editions.writtenBy,
      publishedBy: editions.publishedBy,
      publishedAtMs: editions.publishedAtMs,
    })
    .from(editions)
    .where(and(eq(editions.investigationId, investigationId), reportId ? eq(editions.reportId, reportId) : undefined))
    .orderBy(asc(editions.reportId), desc(editions.number));
  return rows.map((row) => ({ ...row, writtenBy: writersIn(row.writtenBy) }));
}

function openLinksOf({ read, tables, investigationId }: Access, reportId: ReportId): Promise<OpenLink[]> {
  const { editions, editionLinks, reviewers } = tables;
  return read
    .select({
      id: editionLinks.id,
      editionId: editionLinks.editionId,
      openedAtMs: editionLinks.openedAtMs,
      openedByName: reviewers.name,
    })
    .from(editionLinks)
    .innerJoin(editions, eq(editions.id, editionLinks.editionId))
    .innerJoin(reviewers, eq(reviewers.id, editionLinks.openedBy))
    .where(
      and(
        eq(editionLinks.investigationId, investigationId),
        eq(editions.reportId, reportId),
        isNull(editionLinks.revokedAtMs),
      ),
    )
    .orderBy(asc(editionLinks.openedAtMs));
}

/** What one edition says, as JSON, and whether a later one stands in its place. */
export async function editionContent(access: Access, editionId: EditionId) {
  const { read, tables, investigationId } = access;
  const { editions } = tables;
  const [edition] = await read
    .select({
      reportId: editions.reportId,
      number: editions.number,
      content: editions.content,
      contentSha256: editions.contentSha256,
    })
    .from(editions)
    .where(and(eq(editions.id, editionId), eq(editions.investigationId, investigationId)));
  if (!edition) throw new Problem("not-found", "There is no such edition in this investigation.");
  const [last] = await summariesIn(access, edition.reportId);
  return { ...edition, latest: last?.number ?? edition.number };
}

/** The edition that people call by numbers. Without a report's number, of the only report that was published. */
export async function editionNumbered(access: Access, number: number, reportNumber: number | null): Promise<EditionId> {
  const published = (await reportsOf(access)).filter(({ editions }) => editions.length > 0);
  const chosen = published.filter((report) => reportNumber === null || report.number === reportNumber);
  if (chosen.length > 1) {
    const known = chosen.map((report) => `${report.number} (${report.title})`).join(", ");
    throw new Problem("invalid", `Several reports were published. Say which, by number: ${known}.`);
  }
  const edition = chosen[0]?.editions.find((one) => one.number === number);
  if (!edition) throw new Problem("not-found", "There is no such edition in this investigation.");
  return edition.id;
}
