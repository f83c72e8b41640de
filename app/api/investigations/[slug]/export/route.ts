import { respond } from "@/app/_server/respond";
import type { Access } from "@/db/access";
import { deskView } from "@/db/queries/desk";
import { headOf, historyOf } from "@/db/queries/events";
import type { ClaimId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import type { Desk } from "@/lib/live/desk";
import { reach } from "@/lib/policy/permissions";
import { isReportFormat, printReport, reportFormats } from "@/lib/report/print-report";
import { type ReportMeta, reportModel } from "@/lib/report/report-model";
import packageJson from "@/package.json";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** How often the desk may change between two reads before the reader is asked to come back. */
const ATTEMPTS = 5;

/** The report of all claims as a file: `?format=json`, `csv` or `html`. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  const access = await enterByCookie(slug);
  if (reach(access.role, "investigation.export") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow exporting the report.`);
  }
  const format = new URL(request.url).searchParams.get("format");
  if (!isReportFormat(format)) {
    throw new Problem("invalid", `Add "?format=" and one of ${reportFormats.join(", ")}.`);
  }
  const { desk, head } = await deskAndHead(access);
  const meta: ReportMeta = {
    generatedAtMs: access.now(),
    head,
    version: packageJson.version,
    withdrawalReasons: await withdrawalReasons(access, desk),
  };
  const { body, mediaType, extension } = printReport(format, reportModel(desk, meta));
  const day = new Date(meta.generatedAtMs).toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${desk.investigation.slug}-${day}.${extension}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

/** The desk with the hash of the very event it was read at. @throws {Problem} `unavailable` on a desk too busy for that. */
async function deskAndHead(access: Access): Promise<Readonly<{ desk: Desk; head: string }>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const desk = await deskView(access);
    const head = await headOf(access);
    if (head.seq === desk.seq) return { desk, head: head.hash };
  }
  throw new Problem("unavailable", "The investigation is changing too fast to be exported. Try again in a moment.");
}

/** Why each withdrawn claim was withdrawn, from its own history. One query for each. */
async function withdrawalReasons(access: Access, desk: Desk): Promise<Record<ClaimId, string>> {
  const reasons: Record<ClaimId, string> = {};
  for (const { id, withdrawnAtMs, changedSeq } of Object.values(desk.claims)) {
    if (withdrawnAtMs === null) continue;
    const [withdrawn] = await historyOf(access, { claimId: id, beforeSeq: changedSeq + 1, limit: 1 });
    if (withdrawn?.body.type === "claim.withdrawn") reasons[id] = withdrawn.body.reason;
  }
  return reasons;
}
