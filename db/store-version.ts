import { z } from "zod";
import type { Access, Writing } from "@/db/access";
import { canonicalJson, sha256 } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { keepResponse } from "@/db/page-responses";
import { type Asks, insertRow, prepared } from "@/db/prepared";
import { indexSentences } from "@/db/sentences";
import { indexSketch } from "@/db/sketches";
import type { Writable } from "@/db/store";
import { words } from "@/lib/domain/claim";
import { id } from "@/lib/domain/ids";
import { type PageResponse, pageResponse } from "@/lib/domain/page-response";
import { reliabilities, segmentKinds } from "@/lib/domain/source";
import type { Findable } from "@/lib/ingest/findable";
import { blockKinds } from "@/lib/text/block";

const LINE_CODE_UNITS = 500;
export const line = words(LINE_CODE_UNITS);

/** What is given of a version, besides what it is a version of and where it came from. */
export const versionFields = {
  sourceId: id("src"),
  versionId: id("ver"),
  mediaType: z.string().max(100),
  response: pageResponse.exactOptional(),
  originalSha256: z.string().length(64),
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
};

type Fields = { [Name in keyof typeof versionFields]: z.output<(typeof versionFields)[Name]> };
type Given = Omit<Fields, "response"> &
  Readonly<{ response?: PageResponse; fileName: string; number: number; bytes: Uint8Array; findable?: Findable }>;

const keepOriginal = prepared((write: Writable, { originals }, asked: Asks<"sha256" | "bytes">) =>
  write
    .insert(originals)
    .values({ sha256: asked("sha256"), bytes: asked("bytes") })
    .onConflictDoNothing(),
);

/**
 * Stores one version of a source with its original, its segments and what is searched for in it. Answers with what the
 * history keeps of it. O(text).
 */
export async function storeVersion(
  access: Writing<Access>,
  { bytes, fileName, mediaType, number, originalSha256, response, segments, sourceId, ...given }: Given,
) {
  const { text, versionId, blocks, findable } = given;
  const { write, tables, investigationId, now, store } = access;
  const version = { id: versionId, number, originalSha256, textSha256: sha256(text) };
  const original = { sha256: originalSha256, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  await keepOriginal({ read: write, tables }, original);
  await insertRow(write, tables.sourceVersions, {
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
  const whole = { id: versionId, investigationId, text, blocks, segments };
  await indexSentences(write, tables, whole, findable?.sentences, store.pause);
  await indexSketch(write, tables, whole, findable?.sketch);
  return { version, segments: cut.map(({ reliability: _reliability, ...segment }) => segment) };
}
