import { z } from "zod";
import { day, words } from "@/lib/domain/claim";
import { datePrecisions, directions, type Published, reliabilities } from "@/lib/domain/source";
import type { Ingested } from "@/lib/ingest/ingest";
import { unanswered } from "./guesses";

/**
 * What a person says of a source that waits to be admitted, in place of what was read or guessed. A field that is
 * missing was left as it is; `null` says that there is none.
 */

const LINE_CODE_UNITS = 500;
const line = words(LINE_CODE_UNITS);
const orNone = line.transform((text) => text || null).nullable();

/** A date as exactly as it is known; `2017-02-30` is none. */
const published = z
  .object({ date: z.string(), precision: z.enum(datePrecisions) })
  .refine(({ date, precision }) => isDate(date, precision), "must be a date, as exact as it says")
  .transform((given): Published => ({ ...given, inferred: false }));

const shapes = { day: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, year: /^\d{4}$/ } as const;

const isDate = (date: string, precision: keyof typeof shapes) =>
  shapes[precision].test(date) && day.safeParse(`${date}-01-01`.slice(0, 10)).success;

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // A RangeError, which is how this says no.
  }
}

const language = z
  .string()
  .max(35)
  .refine(isLanguageTag, "must be the code of a language, such as en, ar or pt-BR")
  .nullable();

export const correctionsInput = z.object({
  title: line.pipe(z.string().min(1, "must not be empty")).exactOptional(),
  outlet: orNone.exactOptional(),
  author: orNone.exactOptional(),
  published: published.nullable().exactOptional(),
  language: language.exactOptional(),
  direction: z.enum(directions).exactOptional(),
  reliability: z.enum(reliabilities).nullable().exactOptional(),
  descriptor: orNone.exactOptional(),
  leftOut: z.boolean().exactOptional(),
});

export type Corrections = z.output<typeof correctionsInput>;

/** What was read, with what the person said in its place and without the warnings that this answers. */
export function corrected<Read extends Pick<Ingested, (keyof Corrections & keyof Ingested) | "warnings">>(
  read: Read,
  { leftOut: _leftOut, ...said }: Corrections,
): Read {
  return { ...read, ...said, warnings: unanswered(read.warnings, new Set(Object.keys(said))) };
}
