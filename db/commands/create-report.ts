import { and, eq, isNull, max } from "drizzle-orm";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { headOfStream } from "@/db/history";
import { beginText } from "@/db/joint-texts";
import { reportIn } from "@/db/queries/things";
import { contentOf } from "@/db/report-content";
import type { ClaimId, ReportId } from "@/lib/domain/ids";
import {
  createReportInput,
  REPORT_CLAIMS,
  type ReportBeginning,
  reinstateReportInput,
  renameReportInput,
  withdrawReportInput,
} from "@/lib/domain/report";
import { Problem } from "@/lib/errors";
import type { ReportBlock } from "@/lib/report/report-block";
import { documentState } from "@/lib/report/report-document";
import { templateBlocks } from "@/lib/report/templates";

/** Begins a report with what a template lays out of the claims as they stand. From then on its words are people's. */
export const createReport = command({
  name: "create-report",
  permission: "report.write",
  input: createReportInput,
  async run(access, { reportId, title, template, claimIds = null }) {
    const { write, tables, investigationId, reviewerId: createdBy, now } = access;
    const { reports } = tables;
    const blocks = await begun(access, template, claimIds);
    const [last] = await write
      .select({ number: max(reports.number) })
      .from(reports)
      .where(eq(reports.investigationId, investigationId));
    const number = (last?.number ?? 0) + 1;
    const made = { id: reportId, investigationId, number, title, template, createdBy, createdAtMs: now() };
    await write.insert(reports).values(made);
    await beginText(access, { kind: "report", reportId }, documentState(blocks));
    const created = { type: "report.created", reportId, number, title, template, claimIds } as const;
    return { result: { reportId, number }, events: [created] };
  },
  undo: ([created]) =>
    created?.type === "report.created" ? { name: "withdraw-report", input: { reportId: created.reportId } } : null,
});

/** The blocks of a template. @throws {Problem} `too-large`, and `not-found` for a claim that is not here. */
async function begun(
  access: Access,
  template: ReportBeginning,
  claimIds: readonly ClaimId[] | null,
): Promise<ReportBlock[]> {
  if (template === "blank") return [];
  const { read, tables, stream } = access;
  const chosen = await chosenClaims(access, claimIds);
  const head = await headOfStream(read, tables, stream);
  const meta = { head: head.hash, generatedAtMs: access.now(), withConfidential: false }; // Everybody here reads a report.
  return templateBlocks(template, await contentOf(access, chosen, meta));
}

async function chosenClaims(access: Access, claimIds: readonly ClaimId[] | null): Promise<ClaimId[]> {
  const { read, tables, investigationId } = access;
  const { claims } = tables;
  const found = await read
    .select({ id: claims.id })
    .from(claims)
    .where(
      claimIds
        ? and(amongIds(claims.id, claimIds), isAlso(claims.investigationId, investigationId))
        : and(eq(claims.investigationId, investigationId), isNull(claims.withdrawnAtMs)),
    )
    .limit(REPORT_CLAIMS + 1);
  if (found.length > REPORT_CLAIMS) {
    throw new Problem(
      "too-large",
      `A report has at most ${REPORT_CLAIMS.toLocaleString("en")} claims. Begin with chosen ones, or export everything.`,
    );
  }
  if (claimIds && found.length < new Set(claimIds).size) {
    throw new Problem("not-found", "There is no such claim in this investigation.");
  }
  return found.map(({ id }) => id);
}

/** Gives a report another title. Editions keep the one they were published under. */
export const renameReport = command({
  name: "rename-report",
  permission: "report.write",
  input: renameReportInput,
  async run(access, { reportId, title, seen }) {
    const { title: prior } = await reportIn(access, reportId);
    if (seen !== undefined && seen !== prior) {
      throw new Problem("conflict", `Somebody changed this title meanwhile: it is “${prior}” now.`);
    }
    await access.write.update(access.tables.reports).set({ title }).where(thisReport(access, reportId));
    return { result: { reportId }, events: [{ type: "report.renamed", reportId, title, prior }] };
  },
  undo: ([renamed]) =>
    renamed?.type === "report.renamed"
      ? {
          name: "rename-report",
          input: { reportId: renamed.reportId, title: renamed.prior, seen: renamed.title },
        }
      : null,
});

const ownerOf = async (access: Access, { reportId }: Readonly<{ reportId: ReportId }>) =>
  (await reportIn(access, reportId)).createdBy;

/** Takes a report off the list. Its editions stay, and so do their public links. */
export const withdrawReport = command({
  name: "withdraw-report",
  permission: "report.withdraw",
  input: withdrawReportInput,
  ownerOf,
  async run(access, { reportId }) {
    const { title, withdrawnAtMs } = await reportIn(access, reportId);
    if (withdrawnAtMs !== null) throw new Problem("conflict", "This report is withdrawn already.");
    const withdrawn = { withdrawnAtMs: access.now() };
    await access.write.update(access.tables.reports).set(withdrawn).where(thisReport(access, reportId));
    return { result: { reportId }, events: [{ type: "report.withdrawn", reportId, title }] };
  },
  undo: ([withdrawn]) =>
    withdrawn?.type === "report.withdrawn"
      ? { name: "reinstate-report", input: { reportId: withdrawn.reportId } }
      : null,
});

/** Brings a withdrawn report back, with every word it had. */
export const reinstateReport = command({
  name: "reinstate-report",
  permission: "report.withdraw",
  input: reinstateReportInput,
  ownerOf,
  async run(access, { reportId }) {
    const { title, withdrawnAtMs } = await reportIn(access, reportId);
    if (withdrawnAtMs === null) throw new Problem("conflict", "This report is not withdrawn.");
    await access.write.update(access.tables.reports).set({ withdrawnAtMs: null }).where(thisReport(access, reportId));
    return { result: { reportId }, events: [{ type: "report.reinstated", reportId, title }] };
  },
  undo: ([reinstated]) =>
    reinstated?.type === "report.reinstated"
      ? { name: "withdraw-report", input: { reportId: reinstated.reportId } }
      : null,
});

const thisReport = ({ tables: { reports }, investigationId }: Access, reportId: ReportId) =>
  and(eq(reports.id, reportId), eq(reports.investigationId, investigationId));
