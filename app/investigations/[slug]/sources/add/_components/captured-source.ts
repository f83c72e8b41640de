import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { datePrecisions } from "@/lib/domain/source";

/** What the server answers when it has admitted a source: where it is, and what was read in it. */
export const capturedSource = z.object({
  sourceId: id("src"),
  number: z.int(),
  found: z.object({
    title: z.string(),
    outlet: z.string().nullable(),
    author: z.string().nullable(),
    published: z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() }).nullable(),
    language: z.string().nullable(),
    blocks: z.int(),
    retold: z.boolean(),
    warnings: z.array(z.string()),
  }),
});
export type CapturedSource = z.output<typeof capturedSource>;
