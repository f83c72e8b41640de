import { and, eq, max } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import { command } from "@/db/command";
import { canonicalJson, sha256 } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { keepResponse } from "@/db/page-responses";
import { insertRow } from "@/db/prepared";
import { indexSentences } from "@/db/sentences";
import { indexSketch } from "@/db/sketches";
import { words } from "@/lib/domain/claim";
import { id, type SourceId, type SourceVersionId } from "@/lib/domain/ids";
import { type PageResponse, pageResponse } from "@/lib/domain/page-response";
import { datePrecisions, directions, reliabilities, segmentKinds } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import type { Ingested } from "@/lib/ingest/ingest";
import { blockKinds } from "@/lib/text/block";

const LINE_CODE_UNITS = 500;
const line = words(LINE_CODE_UNITS);

const captureSourceInput = z.object({
  sourceId: id("src"),
  versionId: id("ver"),
  fileName: line,
  mediaType: z.string().max(100),
  originalSha256: z.string().length(64),
  title: line.pipe(z.string().min(1, "must not be empty")),
  outlet: line.nullable(),
  author: line.nullable(),
  url: z.string().max(2_000).nullable(),
  published: z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() }).nullable(),
  language: z.string().max(35).nullable(),
  direction: z.enum(directions),
  reliability: z.enum(reliabilities).nullable(),
  descriptor: line.nullable(),
  retold: z.boolean(),
  response: pageResponse.exactOptional(),
  text: z.string().min(1),
  blocks: z.array(z.object({ kind: z.enum(blockKinds), start: z.int(), end: z.int(), level: z.int().exactOptional() })),
  segments: z.array(
    z.object({
      kind: z.enum(segmentKinds),
      voice: line.nullable(),
      reliability: z.enum(reliabilities).nullable(),
      start: z.int(),
      end: z.int(),
    }),
  ),
});

/** The source in this investigation that has the same bytes, if any. */
async function sameBytes({ read, tables: { sources, sourceVersions }, investigationId }: Access, sha: string) {
  const [same] = await read
    .select({ number: sources.number, title: sources.title })
    .from(sourceVersions)
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(and(eq(sourceVersions.investigationId, investigationId), eq(sourceVersions.originalSha256, sha)));
  return same;
}

const recordSource = (bytes: Uint8Array) =>
  command({
    name: "capture-source",
    permission: "source.capture",
    input: captureSourceInput,
    async run(
      access,
      { sourceId, versionId, fileName, mediaType, originalSha256, text, blocks, segments, response, ...described },
    ) {
      const { write, tables, investigationId, reviewerId: capturedBy, now } = access;
      const { sources, sourceVersions, originals } = tables;
      const same = await sameBytes(access, originalSha256);
      if (same) {
        throw new Problem(
          "conflict",
          `${fileName}: the same file is here already, as source ${same.number}, "${same.title}".`,
        );
      }
      const [last] = await write
        .select({ number: max(sources.number) })
        .from(sources)
        .where(eq(sources.investigationId, investigationId));
      const number = (last?.number ?? 0) + 1;
      const textSha256 = sha256(text);
      const version = { id: versionId, number: 1, originalSha256, textSha256 };
      const { published } = described;
      await write
        .insert(originals)
        .values({ sha256: originalSha256, bytes: Buffer.from(bytes) })
        .onConflictDoNothing();
      await insertRow(write, sources, {
        ...described,
        id: sourceId,
        investigationId,
        number,
        published: published && canonicalJson(published),
        capturedBy,
      });
      await insertRow(write, sourceVersions, {
        ...version,
        investigationId,
        sourceId,
        text,
        blocks: canonicalJson(blocks),
        mediaType,
        capturedAtMs: now(),
        capturedFrom: fileName,
      });
      if (response) await keepResponse(access, versionId, response);
      const cut = segments.map((segment) => ({ id: derivedId("seg", versionId, String(segment.start)), ...segment }));
      for (const segment of cut) await insertRow(write, tables.segments, { ...segment, versionId, investigationId });
      await indexSentences(write, tables, { id: versionId, investigationId, text, blocks, segments });
      await indexSketch(write, tables, { id: versionId, investigationId, text });
      return {
        result: { sourceId, number },
        events: [
          {
            type: "source.captured",
            source: { ...described, id: sourceId, number, capturedFrom: fileName, version },
            segments: cut.map(({ reliability: _reliability, ...segment }) => segment),
            ...(response && { response }),
          },
        ],
      };
    },
    undo: () => null, // Others may have annotated it by then.
  });

/** A file with what was read in it. */
export type Captured = Readonly<{
  sourceId: SourceId;
  versionId: SourceVersionId;
  fileName: string;
  bytes: Uint8Array;
  ingested: Ingested;
  /** Of a page that was fetched from its address: how it answered, as evidence. */
  response?: PageResponse;
}>;

/**
 * Admits a source with its first version; the bytes as they came are kept once for each hash.
 *
 * @throws {Problem} `conflict` when the investigation has the same bytes already; `forbidden`; `invalid`.
 */
export function captureSource(access: Access, commandId: string, { bytes, ingested, ...named }: Captured) {
  const { warnings: _warnings, segmentReasons: _reasons, originalTitle: _originalTitle, ...read } = ingested;
  return recordSource(bytes)(access, commandId, { ...named, ...read, originalSha256: sha256(bytes) });
}
