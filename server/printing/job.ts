import { z } from "zod";
import type { Printed } from "@/db/queries/report";
import { id } from "@/lib/domain/ids";
import { Problem, type ProblemCode } from "@/lib/errors";
import { interchangeFormats } from "@/lib/interop/print-annotations";
import { numbersIn, RANGES_CODE_UNITS } from "@/lib/report/number-ranges";
import { reportFormats } from "@/lib/report/report-formats";
import { reportTemplates } from "@/lib/report/templates";

/** What is to be printed, for whom: plain data, since it goes to another process. */
export const printJob = z.object({
  investigationId: id("inv"),
  reviewerId: id("rev"),
  /** A form of the report, or of what other programs read. */
  format: z.enum([...reportFormats, ...interchangeFormats]),
  /** Numbers of claims, "1-3,7"; null for all. */
  claims: z.string().nullable(),
  template: z.enum(reportTemplates).nullable(),
  /** What is printed is this edition, as it was published. */
  editionId: id("edn").exactOptional(),
  /** With the names and the text of confidential sources. */
  withConfidential: z.boolean().exactOptional(),
  /** Where this installation is reached, for the addresses in a file for other programs. */
  origin: z.string().exactOptional(),
  generatedAtMs: z.number(),
  version: z.string(),
});
export type PrintJob = z.infer<typeof printJob>;

/** What the printer tells the process, in this order: what it has before it, how far it is, the bytes, the end. */
export type Told =
  | Readonly<{ opened: Readonly<{ head: string; seq: number; many: number }> }>
  | Readonly<{ progress: Progress }>
  | Readonly<{ bytes: Uint8Array }>
  | Readonly<{ done: true }>
  | Readonly<{ refused: Readonly<{ code: ProblemCode; message: string }> }>
  | Readonly<{ broke: string }>;

/** How many claims of how many are read; once all are, the pages are set. */
export type Progress = Readonly<{ done: number; of: number }>;

/** @throws {Problem} `invalid` for what names no claims. */
export function printed({
  claims,
  template,
  withConfidential = false,
  generatedAtMs,
  version,
}: Pick<PrintJob, "claims" | "template" | "withConfidential" | "generatedAtMs" | "version">): Printed {
  const isChosen = claims === null ? null : numbersIn(claims);
  if (claims !== null && !isChosen) {
    throw new Problem("invalid", `Give numbers of claims such as "1-3,7", at most ${RANGES_CODE_UNITS} characters.`);
  }
  return { generatedAtMs, version, withConfidential, ...(isChosen && { isChosen }), ...(template && { template }) };
}
