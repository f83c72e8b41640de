import { respond } from "@/app/_server/respond";
import { reportOf } from "@/db/queries/report";
import { Problem } from "@/lib/errors";
import { reach } from "@/lib/policy/permissions";
import { numbersIn, RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { isReportFormat, printReport, reportFormats } from "@/lib/report/print-report";
import packageJson from "@/package.json";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** The report of all claims as a file: `?format=json`, `csv` or `html`; of some by number: `&claims=1-3,7`. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  const access = await enterByCookie(slug);
  if (reach(access.role, "investigation.export") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow exporting the report.`);
  }
  const { searchParams } = new URL(request.url);
  const format = searchParams.get("format");
  if (!isReportFormat(format)) {
    throw new Problem("invalid", `Add "?format=" and one of ${reportFormats.join(", ")}.`);
  }
  const claims = searchParams.get("claims");
  const isChosen = claims === null ? undefined : (numbersIn(claims) ?? refused());
  const printed = { generatedAtMs: access.now(), version: packageJson.version, ...(isChosen && { isChosen }) };
  const model = await reportOf(access, printed);
  const { body, mediaType, extension } = printReport(format, model);
  const day = `${model.generatedAt.slice(0, 10)}${isChosen ? "-selection" : ""}`;
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${model.investigation.slug}-${day}.${extension}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

function refused(): never {
  throw new Problem("invalid", `Give numbers of claims such as "1-3,7", at most ${RANGES_CODE_UNITS} characters.`);
}
