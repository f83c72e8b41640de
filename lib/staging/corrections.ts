import { z } from "zod";
import { recutSourceInput, sourceFields } from "@/lib/domain/source-changes";
import type { Ingested } from "@/lib/ingest/ingest";
import { unanswered } from "./guesses";

/**
 * What a person says of a source that waits to be admitted, in place of what was read or guessed. A field that is
 * missing was left as it is; `null` says that there is none.
 */

const of = sourceFields.shape;

export const correctionsInput = z.object({
  title: of.title.exactOptional(),
  outlet: of.outlet.exactOptional(),
  author: of.author.exactOptional(),
  url: of.url.exactOptional(),
  published: of.published.exactOptional(),
  language: of.language.exactOptional(),
  direction: of.direction.exactOptional(),
  reliability: of.reliability.exactOptional(),
  descriptor: of.descriptor.exactOptional(),
  translatedFrom: of.translatedFrom,
  segments: recutSourceInput.shape.segments.exactOptional(),
  leftOut: z.boolean().exactOptional(),
  /** Only its person may know of it from the start; they name others once it is in. */
  confidential: z.boolean().exactOptional(),
});

export type Corrections = z.output<typeof correctionsInput>;

/** What was read, with what the person said in its place and without the warnings that this answers. */
export function corrected<Read extends Pick<Ingested, (keyof Corrections & keyof Ingested) | "warnings">>(
  read: Read,
  { leftOut: _leftOut, confidential: _confidential, ...said }: Corrections,
): Read {
  return { ...read, ...said, warnings: unanswered(read.warnings, new Set(Object.keys(said))) };
}
