import { isFromElsewhere } from "@/app/_server/from-elsewhere";
import { printApart } from "@/app/_server/print-apart";
import { respond } from "@/app/_server/respond";
import type { Access } from "@/db/access";
import { Problem } from "@/lib/errors";
import { interchangeFacts, interchangeFormats, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { permissionWords } from "@/lib/policy/permission-words";
import { reach } from "@/lib/policy/permissions";
import { EXPORT_FRAMES } from "@/lib/report/export-frames";
import { isReportFormat, reportFormatFacts, reportFormats } from "@/lib/report/report-formats";
import { isReportTemplate, reportTemplates } from "@/lib/report/templates";
import { enterByCookie } from "../../enter-by-cookie";
import { exportStream } from "./export-stream";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/**
 * The report as a file: `?format=pdf` and the like; of some claims by number, `&claims=1-3,7`; laid out another way,
 * `&template=by-type`; with confidential sources as they are, where a manager asks, `&confidential=named`. It is printed while it is sent; who does not read on ends it. Whoever accepts our frames is told
 * how far it is. Or one of the files for other programs.
 */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  const access = await enterByCookie(slug);
  if (isFromElsewhere(request.headers)) {
    throw new Problem(
      "forbidden",
      "The history says who took out what, and another site asked for this. Export it here.",
    );
  }
  if (reach(access.role, "investigation.export") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow exporting the report.`);
  }
  const { searchParams } = new URL(request.url);
  const format = searchParams.get("format");
  const claims = searchParams.get("claims");
  const confidential = disclosing(access, searchParams.get("confidential"));
  const template = searchParams.get("template");
  if (template !== null && !isReportTemplate(template)) {
    throw new Problem("invalid", `"template" is one of ${reportTemplates.join(", ")}.`);
  }
  if (!isReportFormat(format) && !isInterchangeFormat(format)) {
    throw new Problem("invalid", `Add "?format=" and one of ${[...reportFormats, ...interchangeFormats].join(", ")}.`);
  }
  const { mediaType, extension } = isReportFormat(format) ? reportFormatFacts[format] : interchangeFacts[format];
  const ordered = isReportFormat(format) ? template : null;
  const printing = await printApart(access, { format, claims, template: ordered, ...confidential }, request.signal);
  const isFramed = request.headers.get("accept") === EXPORT_FRAMES;
  const name = `${nameOf(access, slug, claims)}${format === "evidence-csv" ? "-evidence" : ""}.${extension}`;
  return answered(exportStream(printing, isFramed), isFramed ? EXPORT_FRAMES : mediaType, name);
});

/** Whether confidential sources are named and quoted. @throws {Problem} `forbidden`, where that is not theirs to decide. */
function disclosing(access: Access, asked: string | null): Readonly<{ withConfidential?: true }> {
  if (asked === null) return {};
  if (asked !== "named") throw new Problem("invalid", '"confidential" is left out, or "named".');
  if (reach(access.role, "source.disclose") === "any") return { withConfidential: true };
  throw new Problem(
    "forbidden",
    `Your role here, ${access.role}, does not allow ${permissionWords["source.disclose"]}.`,
  );
}

function nameOf({ now }: Access, slug: string, claims: string | null): string {
  return `${slug}-${new Date(now()).toISOString().slice(0, 10)}${claims === null ? "" : "-selection"}`;
}

function answered(body: BodyInit, mediaType: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
