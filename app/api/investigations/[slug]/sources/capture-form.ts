import { z } from "zod";
import { day, words } from "@/lib/domain/claim";
import { commandId, id } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import type { Ingested } from "@/lib/ingest/ingest";

const LINE_CODE_UNITS = 500;
const line = words(LINE_CODE_UNITS).default("");

/** The fields of the form that admits a source. An empty line says nothing. */
export const captureForm = z.object({
  file: z.instanceof(File, { error: "must be a file" }).optional(),
  /** Of a page, in place of a file. */
  address: z.string().trim().min(1).max(2_000).optional(),
  commandId,
  sourceId: id("src"),
  versionId: id("ver"),
  title: line,
  outlet: line,
  published: z.union([z.literal(""), day]).default(""),
});

/** @throws {Problem} `invalid`, naming each field that is wrong and why. */
export function readCaptureForm(form: FormData): z.output<typeof captureForm> {
  const read = captureForm.safeParse(Object.fromEntries(form));
  if (read.success && (read.data.file === undefined) === (read.data.address === undefined)) {
    throw new Problem("invalid", "Send a file or an address, and not both.");
  }
  if (read.success) return read.data;
  const reasons = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Problem("invalid", `${reasons.join("; ")}.`, { cause: read.error });
}

export type Said = Readonly<Pick<z.output<typeof captureForm>, "title" | "outlet" | "published">>;

/** What was read in the file, with what the person said of it in place of any guess, and without the guess's warning. */
export function saidByPerson(read: Ingested, { title, outlet, published }: Said): Ingested {
  const answered = [title && "Title ", outlet && "Outlet ", published && "Date of publication "].filter(Boolean);
  return {
    ...read,
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(published && { published: { date: published, precision: "day", inferred: false } as const }),
    warnings: read.warnings.filter((warning) => !answered.some((start) => warning.startsWith(start))),
  };
}
