import { z } from "zod";
import { words } from "@/lib/domain/claim";
import { id } from "@/lib/domain/ids";
import { datePrecisions, directions, reliabilities, segmentKinds } from "@/lib/domain/source";

/**
 * What can be corrected of a source once it is in: what is known of it, and whose voice each stretch of a version is.
 * Its text never changes, so passages keep their place.
 */

export const SOURCE_LINE_CODE_UNITS = 500;
export const SOURCE_URL_CODE_UNITS = 2_000;
/** More voices than this no article has; a thread of comments may. */
const SEGMENTS_AT_MOST = 5_000;

const line = words(SOURCE_LINE_CODE_UNITS);
/** Nothing written is nothing known. */
const lineOrNone = line.transform((text) => (text === "" ? null : text)).nullable();

const dateForms = { day: /^\d{4}-\d{2}-\d{2}$/, month: /^\d{4}-(?:0[1-9]|1[0-2])$/, year: /^\d{4}$/ } as const;

const publishedDate = z
  .object({ date: z.string().max(10), precision: z.enum(datePrecisions), inferred: z.boolean() })
  .refine(
    ({ date, precision }) =>
      dateForms[precision].test(date) && (precision !== "day" || z.iso.date().safeParse(date).success),
    { path: ["date"], message: "must be a date such as 2017-05-30, 2017-05 or 2017, as its precision says" },
  );

const webAddress = z
  .string()
  .trim()
  .max(SOURCE_URL_CODE_UNITS)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must begin with https:// or http://",
  );

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, "must be a language tag such as en or ar")
  .max(35);

/** What is known of a source besides its text, for writing. Whether it was retold is part of its text, and stays. */
export const sourceFields = z.object({
  title: line.pipe(z.string().min(1, "must not be empty")),
  outlet: lineOrNone,
  author: lineOrNone,
  url: webAddress.nullable(),
  published: publishedDate.nullable(),
  language: languageTag.nullable(),
  direction: z.enum(directions),
  reliability: z.enum(reliabilities).nullable(),
  descriptor: lineOrNone,
  translatedFrom: languageTag.nullable().exactOptional(),
});
export type SourceFields = z.output<typeof sourceFields>;
export const sourceFieldKeys = sourceFields.keyof().options;

/** For reading what was written: limits may tighten later, what is stored stays readable. */
export const recordedSourceFields = z.object({
  title: z.string(),
  outlet: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  published: z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() }).nullable(),
  language: z.string().nullable(),
  direction: z.enum(directions),
  reliability: z.enum(reliabilities).nullable(),
  descriptor: z.string().nullable(),
  translatedFrom: z.string().nullable().exactOptional(),
});

export const reviseSourceInput = z.object({
  sourceId: id("src"),
  changes: sourceFields.partial().refine((changes) => Object.keys(changes).length > 0, "must change something"),
  /** What the sender saw stand in the fields that change; one that says something else by now is a conflict. */
  seen: recordedSourceFields.partial().exactOptional(),
});

const segment = z.object({
  kind: z.enum(segmentKinds),
  voice: lineOrNone,
  reliability: z.enum(reliabilities).nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
});

export const recutSourceInput = z.object({
  versionId: id("ver"),
  /** All segments of the version, in order, each from the start of a block to the end of one. */
  segments: z.array(segment).max(SEGMENTS_AT_MOST),
  /** The segments that the sender saw. */
  seen: z.array(segment.extend({ voice: z.string().nullable() })).exactOptional(),
});
