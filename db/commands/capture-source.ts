import { and, eq, max, not } from "drizzle-orm";
import { z } from "zod";
import type { Access, Writing } from "@/db/access";
import { command } from "@/db/command";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { canonicalJson, sha256 } from "@/db/history";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import { line, storeVersion, versionFields } from "@/db/store-version";
import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { ReviewerId, SourceId, SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import { datePrecisions, directions, reliabilities } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import type { Findable } from "@/lib/ingest/findable";
import type { Ingested } from "@/lib/ingest/ingest";

const captureSourceInput = z.object({
  ...versionFields,
  fileName: line,
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
  translatedFrom: z.string().max(35).nullable().default(null),
  isConfidential: z.boolean().default(false),
});

const withBytes = prepared((read, { sources, sourceVersions }, asked: Asks<"investigationId" | "sha" | "hidden">) =>
  read
    .select({ number: sources.number, title: sources.title })
    .from(sourceVersions)
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(
      and(
        eq(sourceVersions.investigationId, asked("investigationId")),
        eq(sourceVersions.originalSha256, asked("sha")),
        not(amongIds(sources.id, asked("hidden"))),
      ),
    ),
);

/** The source in this investigation that has the same bytes, if any; of one that they may not know of, they do not learn. */
async function sameBytes(access: Access, sha: string) {
  const { investigationId, hidden } = access;
  const [same] = await withBytes(access, { investigationId, sha, hidden: JSON.stringify(hidden) });
  return same;
}

const lastNumber = prepared((read, { sources }, asked: Asks<"investigationId">) =>
  read
    .select({ number: max(sources.number) })
    .from(sources)
    .where(eq(sources.investigationId, asked("investigationId"))),
);

/** Whoever brings in a confidential source is the first who may know of it: nobody else has seen it, not for a moment. */
async function keptFor(
  { write, tables, investigationId }: Writing<Access>,
  sourceId: SourceId,
  reviewerId: ReviewerId,
): Promise<AuditEventBody> {
  await write.insert(tables.sourceReaders).values({ investigationId, sourceId, reviewerId });
  return { type: "source.readers-set", sourceId, readers: [reviewerId], prior: null };
}

const recordSource = ({ bytes, findable }: Readonly<{ bytes: Uint8Array; findable: Findable | undefined }>) =>
  command({
    name: "capture-source",
    permission: "source.capture",
    isPatient: true,
    input: captureSourceInput,
    async run(access, { sourceId, versionId, fileName, mediaType, originalSha256, text, blocks, segments, ...more }) {
      const { response, translatedFrom, isConfidential, ...known } = more;
      const described = { ...known, ...(translatedFrom !== null && { translatedFrom }) };
      const { write, tables, investigationId, reviewerId: capturedBy } = access;
      const { sources } = tables;
      const same = await sameBytes(access, originalSha256);
      if (same) {
        throw new Problem(
          "conflict",
          `${fileName}: the same file is here already, as source ${same.number}, "${same.title}".`,
        );
      }
      const [last] = await lastNumber(access, { investigationId });
      const number = (last?.number ?? 0) + 1;
      const { published } = described;
      await insertRow(write, sources, {
        ...described,
        id: sourceId,
        investigationId,
        number,
        published: published && canonicalJson(published),
        capturedBy,
      });
      const read = { mediaType, originalSha256, text, blocks, segments, ...(response && { response }) };
      const found = { bytes, ...(findable && { findable }) };
      const stored = await storeVersion(access, { ...read, sourceId, versionId, fileName, number: 1, ...found });
      return {
        result: { sourceId, number },
        events: [
          {
            type: "source.captured",
            source: { ...described, id: sourceId, number, capturedFrom: fileName, version: stored.version },
            segments: stored.segments,
            ...(response && { response }),
          },
          ...(isConfidential ? [await keptFor(access, sourceId, capturedBy)] : []),
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
  /** Only whoever captures it may know of it, until they name others. */
  isConfidential?: boolean;
}>;

/**
 * Admits a source with its first version; the bytes as they came are kept once for each hash.
 *
 * @throws {Problem} `conflict` when the investigation has the same bytes already; `forbidden`; `invalid`.
 */
export function captureSource(access: Access, commandId: string, { bytes, ingested, ...named }: Captured) {
  const { warnings: _warnings, segmentReasons: _reasons, originalTitle: _originalTitle, findable, ...read } = ingested;
  return recordSource({ bytes, findable })(access, commandId, { ...named, ...read, originalSha256: sha256(bytes) });
}
