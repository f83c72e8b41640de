import { z } from "zod";
import { day, words } from "@/lib/domain/claim";
import { commandId, id } from "@/lib/domain/ids";
import type { Ingested } from "@/lib/ingest/ingest";

const LINE_CODE_UNITS = 500;
const line = words(LINE_CODE_UNITS).default("");

/** The fields of the form that admits a source. An empty line says nothing. */
export const captureForm = z.object({
  file: z.instanceof(File, { error: "must be a file" }),
  commandId,
  sourceId: id("src"),
  versionId: id("ver"),
  title: line,
  outlet: line,
  published: z.union([z.literal(""), day]).default(""),
});

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
