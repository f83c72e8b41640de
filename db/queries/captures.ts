import { and, desc, eq, sql } from "drizzle-orm";
import type { Access } from "@/db/access";
import { type Asks, prepared } from "@/db/prepared";
import type { SourceId } from "@/lib/domain/ids";
import { pageResponse } from "@/lib/domain/page-response";
import { Problem } from "@/lib/errors";

/** How each version of a source came in, the newest first: from where, how many bytes, and how a page answered. */
export async function capturesOf(access: Access, sourceId: SourceId) {
  const rows = await captured(access, { investigationId: access.investigationId, sourceId });
  return rows.map(({ response, ...row }) => ({
    ...row,
    response: response === null ? null : pageResponse.parse(JSON.parse(response)),
  }));
}
export type Capture = Awaited<ReturnType<typeof capturesOf>>[number];

const captured = prepared(
  (read, { originals, pageResponses, sourceVersions }, asked: Asks<"investigationId" | "sourceId">) => {
    const { number, capturedAtMs, capturedFrom, mediaType, textSha256, originalSha256 } = sourceVersions;
    const bytes = sql<number>`length(${originals.bytes})`;
    return read
      .select({
        number,
        capturedAtMs,
        capturedFrom,
        mediaType,
        textSha256,
        originalSha256,
        bytes,
        response: pageResponses.response,
      })
      .from(sourceVersions)
      .innerJoin(originals, eq(originals.sha256, originalSha256))
      .leftJoin(pageResponses, eq(pageResponses.versionId, sourceVersions.id))
      .where(
        and(
          eq(sourceVersions.sourceId, asked("sourceId")),
          eq(sourceVersions.investigationId, asked("investigationId")),
        ),
      )
      .orderBy(desc(number));
  },
);

/**
 * The bytes that a version of a source was read from, as they came.
 *
 * @throws {Problem} `not-found`.
 */
export async function originalOf(access: Access, sourceId: SourceId, versionNumber: number) {
  const { read, tables, investigationId } = access;
  const { originals, sources, sourceVersions } = tables;
  const { number, mediaType } = sourceVersions;
  const [original] = await read
    .select({ sourceNumber: sources.number, number, mediaType, bytes: originals.bytes })
    .from(sourceVersions)
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .innerJoin(originals, eq(originals.sha256, sourceVersions.originalSha256))
    .where(
      and(
        eq(sourceVersions.sourceId, sourceId),
        eq(sourceVersions.investigationId, investigationId),
        eq(number, versionNumber),
      ),
    );
  if (!original) throw new Problem("not-found", "There is no such source, or version of it, in this investigation.");
  return original;
}
