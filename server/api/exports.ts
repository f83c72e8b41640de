import { recordExport } from "@/db/commands/record-export";
import { newCommandId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { interchangeFile } from "@/db/queries/interchange";
import { Problem } from "@/lib/errors";
import { type InterchangeFormat, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { numbersIn, RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { type ReportFormat, reportFormatFacts } from "@/lib/report/report-formats";
import type { Asked, FileReply, Handler } from "./reply";

/** A file of the report. That it is taken out stands in the history before its first byte is sent. */
export const exportReport: Handler<"exportReport"> = async (asked) => {
  const { claims, format } = asked.query;
  const isChosen = claims === undefined ? null : numbersIn(claims);
  if (claims !== undefined && !isChosen) {
    throw new Problem("invalid", `Give numbers of claims such as "1-3,7", at most ${RANGES_CODE_UNITS} characters.`);
  }
  return isInterchangeFormat(format) ? interchange(asked, format, isChosen) : report(asked, format);
};

function report({ access, query, params, gone, around }: Asked<"exportReport">, format: ReportFormat): FileReply {
  const { extension, mediaType } = reportFormatFacts[format];
  const { investigationId, reviewerId, now } = access;
  const chosen = { claims: query.claims ?? null, template: query.template ?? null };
  return {
    mediaType,
    fileName: `${params.slug}${format === "evidence-csv" ? "-evidence" : ""}.${extension}`,
    async body() {
      const job = { format, ...chosen, investigationId, reviewerId, generatedAtMs: now(), version: around.version };
      const printing = await around.print(job, gone);
      try {
        await recordExport(access, newCommandId(), { format, ...chosen, seq: printing.opened.seq });
      } catch (thrown) {
        await printing.cancel();
        throw thrown;
      }
      return bytesOf(printing.output());
    },
  };
}

type Output = ReturnType<Awaited<ReturnType<Asked<"exportReport">["around"]["print"]>>["output"]>;

async function* bytesOf(output: Output): AsyncGenerator<Uint8Array> {
  for await (const told of output) if ("bytes" in told) yield told.bytes;
}

async function interchange(
  { access, query, params, around }: Asked<"exportReport">,
  format: InterchangeFormat,
  isChosen: ((number: number) => boolean) | null,
): Promise<FileReply> {
  if (query.template !== undefined) {
    throw new Problem("invalid", `"template" is for reports; ${format} is a file for other programs.`);
  }
  const { origin } = new URL(around.home.url);
  const chosen = { version: around.version, origin, ...(isChosen && { isChosen }) };
  const { body, mediaType, extension } = await interchangeFile(access, format, chosen);
  return {
    mediaType,
    fileName: `${params.slug}.${extension}`,
    async body() {
      const told = { format, claims: query.claims ?? null, template: null };
      await recordExport(access, newCommandId(), { ...told, seq: await headSeq(access) });
      return typeof body === "string" ? body : one(body);
    },
  };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
