import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { pageResponse } from "@/lib/domain/page-response";
import { anchoringStatuses } from "@/lib/domain/passage";
import { reliabilities, segmentKinds } from "@/lib/domain/source";
import { recordedSourceFields } from "@/lib/domain/source-changes";
import { passage } from "./recorded-passage";

const version = z.object({
  id: id("ver"),
  number: z.int(),
  originalSha256: z.string(),
  textSha256: z.string(),
});

const source = z.object({
  id: id("src"),
  number: z.int(),
  ...recordedSourceFields.shape,
  retold: z.boolean(),
  capturedFrom: z.string(),
  version,
});

const segment = z.object({
  id: id("seg"),
  kind: z.enum(segmentKinds),
  voice: z.string().nullable(),
  start: z.int(),
  end: z.int(),
});

/** A segment as somebody cut it, with all that is kept of it. */
const cutSegment = segment.extend({ reliability: z.enum(reliabilities).nullable() });

/** Sources as they came in, what was corrected of them, and what became of passages in later versions. */
export const sourceEvents = [
  z.object({
    type: z.literal("source.captured"),
    source,
    segments: z.array(segment),
    /** Of a page that was fetched from its address. */
    response: pageResponse.exactOptional(),
  }),
  z.object({
    type: z.literal("source.revised"),
    sourceId: id("src"),
    changes: recordedSourceFields.partial(),
    prior: recordedSourceFields.partial(),
  }),
  z.object({
    type: z.literal("source.recut"),
    sourceId: id("src"),
    versionId: id("ver"),
    segments: z.array(cutSegment),
    prior: z.array(cutSegment),
  }),
  z.object({
    type: z.literal("source.readers-set"),
    sourceId: id("src"),
    /** Who may know of it; null: everybody in the investigation. */
    readers: z.array(id("rev")).nullable(),
    prior: z.array(id("rev")).nullable(),
  }),
  z.object({
    type: z.literal("version.captured"),
    sourceId: id("src"),
    version,
    capturedFrom: z.string(),
    segments: z.array(segment),
    response: pageResponse.exactOptional(),
    /** How many passages went along, and how many await a look. */
    followed: z.int(),
    waiting: z.int(),
  }),
  // Some of a source's passages; a version with many has several of these.
  z.object({
    type: z.literal("passages.reanchored"),
    sourceId: id("src"),
    versionId: id("ver"),
    followed: z.array(
      z.object({
        passageId: id("psg"),
        anchoring: z.enum(anchoringStatuses),
        start: z.int(),
        /** Its neighbours, where they are others than before. */
        prefix: z.string().exactOptional(),
        suffix: z.string().exactOptional(),
      }),
    ),
    waiting: z.array(
      z.object({
        passageId: id("psg"),
        anchoring: z.enum(anchoringStatuses),
        places: z.array(z.object({ start: z.int(), end: z.int(), exact: z.string() })).readonly(),
      }),
    ),
  }),
  z.object({
    type: z.literal("passage.placed"),
    how: z.enum(["accepted", "reselected"]),
    passage,
    /** As it stood while it awaited that. */
    prior: passage,
  }),
  z.object({ type: z.literal("passage.retired"), passage, prior: passage, reason: z.string() }),
  z.object({ type: z.literal("passage.reopened"), passage, prior: passage }),
] as const;
