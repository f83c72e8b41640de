import { ownAddress } from "@/app/_server/own-address";
import { respond } from "@/app/_server/respond";
import { interchangeFile } from "@/db/queries/interchange";
import { reportOf } from "@/db/queries/report";
import { Problem } from "@/lib/errors";
import { interchangeFormats, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { reach } from "@/lib/policy/permissions";
import { numbersIn, RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { isReportFormat, printReport, reportFormats } from "@/lib/report/print-report";
import packageJson from "@/package.json";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/**
 * The report of all claims as a file: `?format=json`, `csv` or `html`, or one of those for other programs; of some
 * claims by number: `&claims=1-3,7`.
 */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  const access = await enterByCookie(slug);
  if (reach(access.role, "investigation.export") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow exporting the report.`);
  }
  const { searchParams } = new URL(request.url);
  const format = searchParams.get("format");
  const claims = searchParams.get("claims");
  const isChosen = claims === null ? undefined : (numbersIn(claims) ?? refused());
  const printed = { version: packageJson.version, ...(isChosen && { isChosen }) };
  const selection = isChosen ? "-selection" : "";
  if (isInterchangeFormat(format)) {
    const { origin } = new URL(ownAddress("/"));
    const file = await interchangeFile(access, format, { ...printed, origin });
    return answered(file, `${slug}-${new Date(access.now()).toISOString().slice(0, 10)}${selection}`);
  }
  if (!isReportFormat(format)) {
    throw new Problem("invalid", `Add "?format=" and one of ${[...reportFormats, ...interchangeFormats].join(", ")}.`);
  }
  const model = await reportOf(access, { generatedAtMs: access.now(), ...printed });
  return answered(printReport(format, model), `${slug}-${model.generatedAt.slice(0, 10)}${selection}`);
});

type Printed = Readonly<{ body: string | Uint8Array<ArrayBuffer>; mediaType: string; extension: string }>;

function answered({ body, mediaType, extension }: Printed, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${name}.${extension}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function refused(): never {
  throw new Problem("invalid", `Give numbers of claims such as "1-3,7", at most ${RANGES_CODE_UNITS} characters.`);
}
