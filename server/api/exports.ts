import { recordExport } from "@/db/commands/record-export";
import { newCommandId } from "@/db/new-id";
import { Problem } from "@/lib/errors";
import { interchangeFacts, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { numbersIn, RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { reportFormatFacts } from "@/lib/report/report-formats";
import type { Asked, Handler } from "./reply";

/**
 * A file of the report, or of what other programs read, printed apart. That it is taken out stands in the history before
 * its first byte is sent.
 */
export const exportReport: Handler<"exportReport"> = async ({ access, query, params, gone, around }) => {
  const { format, claims = null, template = null } = query;
  if (claims !== null && !numbersIn(claims)) {
    throw new Problem("invalid", `Give numbers of claims such as "1-3,7", at most ${RANGES_CODE_UNITS} characters.`);
  }
  if (isInterchangeFormat(format) && template !== null) {
    throw new Problem("invalid", `"template" is for reports; ${format} is a file for other programs.`);
  }
  const { extension, mediaType } = isInterchangeFormat(format) ? interchangeFacts[format] : reportFormatFacts[format];
  const { investigationId, reviewerId, now } = access;
  const { version, home } = around;
  const asked = { format, claims, template };
  return {
    mediaType,
    fileName: `${params.slug}${format === "evidence-csv" ? "-evidence" : ""}.${extension}`,
    async body() {
      const { origin } = new URL(home.url);
      const job = { ...asked, origin, investigationId, reviewerId, generatedAtMs: now(), version };
      const printing = await around.print(job, gone);
      try {
        await recordExport(access, newCommandId(), { ...asked, seq: printing.opened.seq });
      } catch (thrown) {
        await printing.cancel();
        throw thrown;
      }
      return bytesOf(printing.output());
    },
  };
};

type Output = ReturnType<Awaited<ReturnType<Asked<"exportReport">["around"]["print"]>>["output"]>;

async function* bytesOf(output: Output): AsyncGenerator<Uint8Array> {
  for await (const told of output) if ("bytes" in told) yield told.bytes;
}
