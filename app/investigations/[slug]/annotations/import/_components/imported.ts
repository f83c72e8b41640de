import { z } from "zod";
import { importFormats } from "@/lib/interop/import-formats";
import { importOutcomes } from "@/lib/interop/import-outcomes";

/** What the server says of an import: the same before it and after. */
export const imported = z.object({
  format: z.enum(importFormats),
  rows: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(["appearance", "evidence", "assessment", "verdict", "comment"]).nullable(),
      by: z.string().nullable(),
      quote: z.string(),
      sourceNumber: z.int().nullable(),
      outcome: z.enum(importOutcomes),
      why: z.string(),
    }),
  ),
});
export type Imported = z.infer<typeof imported>;
export type ImportedRow = Imported["rows"][number];

/** What would be added, or was. */
export const isAdded = ({ outcome }: ImportedRow) => outcome === "placed" || outcome === "kept";
