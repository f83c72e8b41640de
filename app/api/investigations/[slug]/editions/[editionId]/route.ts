import { nonce } from "@/app/_server/nonce";
import { printApart } from "@/app/_server/print-apart";
import { respond } from "@/app/_server/respond";
import { editionContent } from "@/db/queries/reports";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { reach } from "@/lib/policy/permissions";
import { editionPage, editionPolicy } from "@/lib/report/edition-page";
import { EXPORT_FRAMES } from "@/lib/report/export-frames";
import { isReportFormat, reportFormatFacts, reportFormats } from "@/lib/report/report-formats";
import { enterByCookie } from "../../../enter-by-cookie";
import { exportStream } from "../../export/export-stream";

type Context = Readonly<{ params: Promise<{ slug: string; editionId: string }> }>;

/**
 * An edition as it was published: the page, to be read; or with `?format=` a file in any form of a report, which the history
 * tells of. As json that is the very text that its SHA-256 is of.
 */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug, editionId: text } = await params;
  const access = await enterByCookie(slug);
  const editionId = parseId("edn", text);
  if (!editionId) throw new Problem("not-found", "There is no such edition in this investigation.");
  const edition = await editionContent(access, editionId);
  const format = new URL(request.url).searchParams.get("format");
  if (format === null) return page(edition);
  if (!isReportFormat(format)) {
    throw new Problem("invalid", `Add "?format=" and one of ${reportFormats.join(", ")}.`);
  }
  if (reach(access.role, "investigation.export") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow exporting the report.`);
  }
  const printing = await printApart(access, { format, claims: null, template: null, editionId }, request.signal);
  const isFramed = request.headers.get("accept") === EXPORT_FRAMES;
  const { mediaType, extension } = reportFormatFacts[format];
  const name = `${slug}-edition-${edition.number}${format === "evidence-csv" ? "-evidence" : ""}.${extension}`;
  return new Response(exportStream(printing, isFramed), {
    headers: {
      "content-type": isFramed ? EXPORT_FRAMES : mediaType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
});

/** Held to its own policy and to that of every answer, so that its script needs its hash and our nonce. */
async function page(edition: Parameters<typeof editionPage>[0]): Promise<Response> {
  const allowed = await nonce();
  return new Response(editionPage(edition, { ...(allowed !== undefined && { nonce: allowed }) }), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": editionPolicy,
      "cache-control": "no-store",
    },
  });
}
