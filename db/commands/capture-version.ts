import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, eq, inArray, not, notExists, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Access, Writing } from "@/db/access";
import { command } from "@/db/command";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { insertPlacements, placeFollowing, placeWaiting, supersedeWaiting } from "@/db/engines/sqlite/placement-rows";
import { sha256 } from "@/db/history";
import { newCommandId } from "@/db/new-id";
import { passageOf, passageRows } from "@/db/passage-row";
import { type Following, placementOf, type Waiting } from "@/db/placement-row";
import { presentVersionOf, sourceIn, versionTextIn } from "@/db/queries/things";
import { dropSentences } from "@/db/sentences";
import { storeVersion, versionFields } from "@/db/store-version";
import { type Anchoring, anchor } from "@/lib/anchoring/anchor";
import { describePassage } from "@/lib/anchoring/describe-passage";
import { followsTo, placesOf } from "@/lib/anchoring/places";
import { reanchorAll, type Stood } from "@/lib/anchoring/reanchor-all";
import type { PassageSelector } from "@/lib/anchoring/selector";
import type { BodyOf } from "@/lib/domain/audit-event";
import { id, type SourceId, type SourceVersionId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import type { Passage } from "@/lib/domain/passage";
import { Problem } from "@/lib/errors";
import type { Findable } from "@/lib/ingest/findable";
import type { Ingested } from "@/lib/ingest/ingest";

const captureVersionInput = z.object({ ...versionFields, fileName: z.string().max(2_000) });

/** So many passages are placed in one change, and told in one event. */
const PASSAGES_A_CHANGE = 200;

/** The texts of a source, the newest first, by number and hash. */
function versionsOf({ read, tables, investigationId }: Access, sourceId: SourceId) {
  const { id: versionId, number, textSha256, capturedAtMs } = tables.sourceVersions;
  return read
    .select({ id: versionId, number, textSha256, capturedAtMs })
    .from(tables.sourceVersions)
    .where(
      and(eq(tables.sourceVersions.sourceId, sourceId), eq(tables.sourceVersions.investigationId, investigationId)),
    )
    .orderBy(sql`${number} desc`);
}

const onDay = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);

/** @throws {Problem} `conflict` for bytes or words that are here already. */
async function refuseTheSame(
  access: Access,
  sourceId: SourceId,
  { originalSha256, textSha256, fileName }: Readonly<{ originalSha256: string; textSha256: string; fileName: string }>,
) {
  const { sources, sourceVersions } = access.tables;
  const [newest] = await versionsOf(access, sourceId);
  if (newest?.textSha256 === textSha256) {
    const since = `version ${newest.number}, captured on ${onDay(newest.capturedAtMs)}`;
    throw new Problem("conflict", `Nothing has changed since ${since}: the text is the same, word for word.`);
  }
  const [same] = await access.read
    .select({ sourceId: sources.id, title: sources.title, source: sources.number, version: sourceVersions.number })
    .from(sourceVersions)
    .innerJoin(sources, eq(sources.id, sourceVersions.sourceId))
    .where(
      and(
        eq(sourceVersions.investigationId, access.investigationId),
        eq(sourceVersions.originalSha256, originalSha256),
        not(amongIds(sources.id, access.hidden)),
      ),
    );
  if (!same) return;
  const where = same.sourceId === sourceId ? "this source" : `source ${same.source}, “${same.title}”`;
  throw new Problem("conflict", `${fileName}: the same file is here already, as version ${same.version} of ${where}.`);
}

/**
 * The passages of a source that have to be looked for in a version: all that stand in another, but those that somebody
 * retired and those that were looked for there already.
 */
async function unplaced(access: Access, sourceId: SourceId, versionId: SourceVersionId, after: string, most: number) {
  const { read, tables, investigationId } = access;
  const { passages, placements } = tables;
  const versionIds = (await versionsOf(access, sourceId)).map((version) => version.id);
  const settledAlready = read
    .select({ one: sql`1` })
    .from(placements)
    .where(
      and(
        eq(placements.passageId, passages.id),
        or(eq(placements.versionId, versionId), sql`${placements.settled} = 'retired'`),
      ),
    );
  const rows = await passageRows(read, tables)
    .where(
      and(
        eq(passages.investigationId, investigationId),
        inArray(
          passages.versionId,
          versionIds.filter((one) => one !== versionId),
        ),
        sql`${passages.id} > ${after}`,
        notExists(settledAlready),
      ),
    )
    .orderBy(asc(passages.id))
    .limit(most);
  return rows.map(passageOf);
}

/** The texts in which passages stand that have to be looked for, each with these: what the alignment is given. In turns. */
async function stoodIn(access: Access, sourceId: SourceId, versionId: SourceVersionId): Promise<Stood[]> {
  const { tables, investigationId, store } = access;
  const { sourceVersions } = tables;
  return store.snapshot(async (read) => {
    const standing = new Map<SourceVersionId, (PassageSelector & { id: string })[]>();
    for (let after = ""; ; ) {
      const some = await unplaced({ ...access, read }, sourceId, versionId, after, PASSAGES_A_CHANGE);
      for (const { id: passageId, exact, prefix, suffix, start, end, versionId: where } of some) {
        const there = standing.get(where) ?? [];
        there.push({ id: passageId, exact, prefix, suffix, start, end });
        standing.set(where, there);
      }
      const last = some.at(-1);
      if (!last || some.length < PASSAGES_A_CHANGE) break;
      after = last.id;
      await nextTurn();
    }
    const texts = await read
      .select({ id: sourceVersions.id, text: sourceVersions.text })
      .from(sourceVersions)
      .where(
        and(eq(sourceVersions.investigationId, investigationId), inArray(sourceVersions.id, [...standing.keys()])),
      );
    return texts.map(({ id: where, text }) => ({ text, passages: standing.get(where) ?? [] }));
  });
}

type Settled = Readonly<{ following: readonly Following[]; waiting: readonly Waiting[] }>;

/** What each passage does in the new text. One that was pointed at since the alignment is looked for by its words. */
function settled(
  standing: readonly Passage[],
  versionId: SourceVersionId,
  text: string,
  found: ReadonlyMap<string, Anchoring>,
): Settled {
  const following: Following[] = [];
  const waiting: Waiting[] = [];
  for (const before of standing) {
    const outcome = found.get(before.id) ?? anchor(text, before);
    const { awaits: _superseded, ...kept } = before;
    const span = followsTo(outcome);
    if (span && text.slice(span.start, span.end) === before.exact) {
      const { prefix, suffix } = describePassage(text, span);
      const from = { versionId: before.versionId, start: before.start, end: before.end };
      const checkedIn = before.checkedIn ?? before.versionId;
      const after = { ...kept, ...span, versionId, prefix, suffix, anchoring: "anchored" as const, from, checkedIn };
      following.push({ before, after });
    } else {
      const places = placesOf(outcome).map(({ start, end }) => ({ start, end, exact: text.slice(start, end) }));
      const after = { ...kept, anchoring: outcome.status, awaits: { versionId, places } };
      waiting.push({ before, after, places });
    }
  }
  return { following, waiting };
}

/** What the tabs are told. */
function reanchoring(
  sourceId: SourceId,
  versionId: SourceVersionId,
  { following, waiting }: Settled,
): BodyOf<"passages.reanchored"> {
  const followed = following.map(({ before, after: { id: passageId, start, prefix, suffix } }) => ({
    passageId,
    anchoring: start === before.start ? ("anchored" as const) : ("moved" as const),
    start,
    ...(prefix !== before.prefix && { prefix }),
    ...(suffix !== before.suffix && { suffix }),
  }));
  const asked = waiting.map(({ after: { id: passageId, anchoring }, places }) => ({ passageId, anchoring, places }));
  return { type: "passages.reanchored", sourceId, versionId, followed, waiting: asked };
}

async function storeSettled(access: Writing<Access>, standing: readonly Passage[], { following, waiting }: Settled) {
  await supersedeWaiting(access, standing);
  await insertPlacements(
    access,
    [...following, ...waiting].map((one) => ({ ...placementOf(one), investigationId: access.investigationId })),
  );
  await placeFollowing(access, following);
  await placeWaiting(access, waiting);
}

/** How many of the passages go along, and how many will await a look. */
function counted(found: ReadonlyMap<string, Anchoring>) {
  const followed = [...found].filter(([, outcome]) => followsTo(outcome) !== null).length;
  return { followed, waiting: found.size - followed };
}

type Apart = Readonly<{ bytes: Uint8Array; findable?: Findable }>;

const recordVersion = (apart: Apart, found: ReadonlyMap<string, Anchoring>) =>
  command({
    name: "capture-version",
    permission: "source.capture",
    isPatient: true,
    input: captureVersionInput,
    async run(access, input) {
      const { sourceId, versionId, fileName, originalSha256, text, response } = input;
      const { write, tables } = access;
      await sourceIn(access, sourceId);
      await refuseTheSame(access, sourceId, { originalSha256, textSha256: sha256(text), fileName });
      const before = await versionsOf(access, sourceId);
      // What is searched for is looked for in what sources say now. The earlier texts stay, and can be cut again.
      const earlier = before.map((one) => one.id);
      await dropSentences(write, tables, earlier, access.store.pause);
      const stored = await storeVersion(access, { ...input, number: (before[0]?.number ?? 0) + 1, ...apart });
      const standing = await unplaced(access, sourceId, versionId, "", PASSAGES_A_CHANGE);
      const placed = settled(standing, versionId, text, found);
      await storeSettled(access, standing, placed);
      const count = counted(found);
      return {
        result: { sourceId, versionId, number: stored.version.number, ...count },
        events: [
          {
            type: "version.captured",
            sourceId,
            ...stored,
            capturedFrom: fileName,
            ...(response && { response }),
            ...count,
          },
          ...(standing.length > 0 ? [reanchoring(sourceId, versionId, placed)] : []),
        ],
      };
    },
    undo: () => null, // A version, once read, is evidence: later ones replace it, and what it asks is answered one by one.
  });

/** Places more of the passages: a source may have thousands, and nobody should wait for all of them at once. */
const placeMore = (text: string, found: ReadonlyMap<string, Anchoring>) =>
  command({
    name: "place-passages",
    permission: "source.capture",
    isPatient: true,
    input: z.object({ sourceId: id("src"), versionId: id("ver") }),
    async run(access, { sourceId, versionId }) {
      const standing = await unplaced(access, sourceId, versionId, "", PASSAGES_A_CHANGE);
      if (standing.length === 0) throw new Problem("conflict", "Every passage has been looked for already.");
      const placed = settled(standing, versionId, text, found);
      await storeSettled(access, standing, placed);
      return { result: { placed: standing.length }, events: [reanchoring(sourceId, versionId, placed)] };
    },
    undo: () => null, // As of the capture that it belongs to.
  });

/** Looks for what stands elsewhere yet, a part after the other, in the version that the source has now. */
async function placeRest(
  access: Access,
  sourceId: SourceId,
  versionId: SourceVersionId,
  text: string,
  found: ReadonlyMap<string, Anchoring>,
) {
  while ((await unplaced(access, sourceId, versionId, "", 1)).length > 0) {
    await placeMore(text, found)(access, newCommandId(), { sourceId, versionId });
    await nextTurn();
  }
}

/** A new text of a source, with what was read in it. */
export type CapturedVersion = Readonly<{
  sourceId: SourceId;
  versionId: SourceVersionId;
  fileName: string;
  bytes: Uint8Array;
  ingested: Ingested;
  /** Of a page that was fetched again: how it answered, as evidence. */
  response?: PageResponse;
}>;

/** Finds passages in a new text, wherever it is done: in a thread of its own where a desk is served. */
export type Reanchoring = (
  stood: readonly Stood[],
  after: string,
) => ReadonlyMap<string, Anchoring> | Promise<ReadonlyMap<string, Anchoring>>;

/**
 * Captures a new version of a source, and places its passages there: those whose words stand where they stood go along,
 * and the others await a look. The texts are aligned before the change, so that nobody waits for that; a source with
 * many passages has them placed in parts, the first of them along with the version.
 *
 * @throws {Problem} `not-found`; `conflict` when nothing has changed, or the same bytes are here; `forbidden`; `invalid`.
 */
export async function captureVersion(
  access: Access,
  commandId: string,
  { bytes, ingested, ...named }: CapturedVersion,
  align: Reanchoring = reanchorAll,
) {
  const { sourceId, versionId } = named;
  const present = await presentVersionOf(access, sourceId);
  if (present !== versionId) await finish(access, sourceId, present, align);
  const { text, blocks, segments, mediaType, findable } = ingested;
  const found = await align(await stoodIn(access, sourceId, versionId), text);
  const read = { text, blocks, segments, mediaType, originalSha256: sha256(bytes) };
  const done = await recordVersion({ bytes, ...(findable && { findable }) }, found)(access, commandId, {
    ...named,
    ...read,
  });
  await placeRest(access, sourceId, versionId, text, found);
  return done;
}

/** What a capture that was broken off left to be done in the version it captured. */
async function finish(access: Access, sourceId: SourceId, versionId: SourceVersionId, align: Reanchoring) {
  if ((await unplaced(access, sourceId, versionId, "", 1)).length === 0) return;
  const { text } = await versionTextIn(access, versionId);
  await placeRest(access, sourceId, versionId, text, await align(await stoodIn(access, sourceId, versionId), text));
}
