import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { datePrecisions, directions, reliabilities, segmentKinds } from "@/lib/domain/source";
import { surenesses } from "@/lib/ingest/voices/segment-reason";
import { blockKinds } from "@/lib/text/block";

/**
 * A staged source is a file, a page or a pasted text that was read and waits for the person who brought it to admit it,
 * correct it or leave it out. Nobody else sees it, and it is part of nothing: no history, no bundle, no backup.
 */

/** How many may wait for one person, how much, and for how long. */
export const STAGED_AT_MOST = 2_000;
export const STAGED_BYTES_AT_MOST = 250 * 1024 * 1024;
export const STAGED_FOR_MS = 24 * 60 * 60 * 1_000;

const published = z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() });

/** What was found in a file, without its text. */
const foundShape = z.object({
  title: z.string(),
  outlet: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  published: published.nullable(),
  language: z.string().nullable(),
  direction: z.enum(directions),
  reliability: z.enum(reliabilities).nullable(),
  descriptor: z.string().nullable(),
  translatedFrom: z.string().nullable().exactOptional(),
  retold: z.boolean(),
  mediaType: z.string(),
  warnings: z.array(z.string()),
  paragraphs: z.int(),
  segments: z.array(z.object({ kind: z.enum(segmentKinds), voice: z.string().nullable() })),
});
export type Found = z.output<typeof foundShape>;

/** What a person has said of it; see `correctionsInput`. */
const segmentShape = z.object({
  kind: z.enum(segmentKinds),
  voice: z.string().nullable(),
  reliability: z.enum(reliabilities).nullable(),
  start: z.int(),
  end: z.int(),
});
const of = foundShape.shape;
const saidShape = z.object({
  title: of.title.exactOptional(),
  outlet: of.outlet.exactOptional(),
  author: of.author.exactOptional(),
  published: of.published.exactOptional(),
  language: of.language.exactOptional(),
  direction: of.direction.exactOptional(),
  reliability: of.reliability.exactOptional(),
  descriptor: of.descriptor.exactOptional(),
  translatedFrom: of.translatedFrom,
  url: of.url.exactOptional(),
  segments: z.array(segmentShape).exactOptional(),
  leftOut: z.boolean().exactOptional(),
  confidential: z.boolean().exactOptional(),
});

/** The text that was read, with its paragraphs and voices as they stand now, and why they were proposed. */
export const stagedTextShape = z.object({
  text: z.string(),
  blocks: z.array(z.object({ kind: z.enum(blockKinds), start: z.int(), end: z.int(), level: z.int().exactOptional() })),
  segments: z.array(segmentShape),
  reasons: z.array(z.object({ start: z.int(), reason: z.string(), sureness: z.enum(surenesses) })),
});
export type StagedText = z.input<typeof stagedTextShape>;

/** A source, or something else that waits, that has the same bytes or much of the same text. */
const another = z.union([
  z.object({ sourceId: id("src"), number: z.int(), title: z.string() }),
  z.object({ stagedId: id("stg"), title: z.string() }),
]);
export type Another = z.output<typeof another>;

/** How much of this stands in another, and how much of that in this: shares of their words, 0 to 1. */
const nearShape = z.object({ to: another, ofThis: z.number(), ofThat: z.number() });
export type Near = z.output<typeof nearShape>;

export const stagedShape = z.object({
  id: id("stg"),
  /** Of the file; for a page, its address. */
  name: z.string(),
  sizeBytes: z.int(),
  /** Why it could not be read, or what was found. */
  outcome: z.union([
    /** With its columns, a table that can be read once somebody says which of them holds the text. */
    z.object({ refused: z.string(), columns: z.array(z.string()).exactOptional() }),
    z.object({ found: foundShape }),
  ]),
  said: saidShape,
  sameAs: another.nullable(),
  near: z.array(nearShape),
});
export type Staged = z.output<typeof stagedShape>;
