import { isFromElsewhere } from "@/app/_server/from-elsewhere";
import { ownAddress } from "@/app/_server/own-address";
import { exported, printApart } from "@/app/_server/print-apart";
import { respond } from "@/app/_server/respond";
import type { Access } from "@/db/access";
import { interchangeFile } from "@/db/queries/interchange";
import { Problem } from "@/lib/errors";
import { type InterchangeFormat, interchangeFormats, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { permissionWords } from "@/lib/policy/permission-words";
import { reach } from "@/lib/policy/permissions";
import { EXPORT_FRAMES } from "@/lib/report/export-frames";
import { numbersIn, RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { isReportFormat, reportFormatFacts, reportFormats } from "@/lib/report/report-formats";
import { isReportTemplate, reportTemplates } from "@/lib/report/templates";
import packageJson from "@/package.json";
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
  if (isInterchangeFormat(format)) return interchange(access, slug, { format, claims, ...confidential });
  if (!isReportFormat(format)) {
    throw new Problem("invalid", `Add "?format=" and one of ${[...reportFormats, ...interchangeFormats].join(", ")}.`);
  }
  const template = searchParams.get("template");
  if (template !== null && !isReportTemplate(template)) {
    throw new Problem("invalid", `"template" is one of ${reportTemplates.join(", ")}.`);
  }
  const printing = await printApart(access, { format, claims, template, ...confidential }, request.signal);
  const isFramed = request.headers.get("accept") === EXPORT_FRAMES;
  const facts = reportFormatFacts[format];
  const name = `${nameOf(access, slug, claims)}${format === "evidence-csv" ? "-evidence" : ""}.${facts.extension}`;
  return answered(exportStream(printing, isFramed), isFramed ? EXPORT_FRAMES : facts.mediaType, name);
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

type Interchange = Readonly<{ format: InterchangeFormat; claims: string | null; withConfidential?: true }>;

async function interchange(access: Access, slug: string, { format, claims, ...confidential }: Interchange) {
  const isChosen = claims === null ? undefined : (numbersIn(claims) ?? refused());
  const { origin } = new URL(ownAddress("/"));
  const chosen = { version: packageJson.version, origin, ...confidential, ...(isChosen && { isChosen }) };
  const { body, mediaType, extension } = await interchangeFile(access, format, chosen);
  await exported(access, { format, claims, template: null, ...confidential });
  return answered(body, mediaType, `${nameOf(access, slug, claims)}.${extension}`);
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

function refused(): never {
  throw new Problem("invalid", `Give numbers of claims such as "1-3,7", at most ${RANGES_CODE_UNITS} characters.`);
}
