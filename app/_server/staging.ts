import "server-only";
import { createHash } from "node:crypto";
import type { Access } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { derivedId } from "@/db/new-id";
import { type SourceNamed, sourcesNamed, sourcesWithBytes } from "@/db/queries/duplicates";
import type { ReviewerId, StagedId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import { wrongCut } from "@/lib/domain/segment-cuts";
import { Problem } from "@/lib/errors";
import { findableIn } from "@/lib/ingest/findable";
import type { Ingested } from "@/lib/ingest/ingest";
import type { FileToRead, Found } from "@/lib/ingest/ingest-all";
import type { ColumnMap } from "@/lib/ingest/table/column-map";
import { unknownColumns } from "@/lib/ingest/table/open-table";
import { type Corrections, corrected } from "@/lib/staging/corrections";
import type { Near, Staged, StagedText } from "@/lib/staging/staged";
import { type OnShelf, type ToStage, theProcess } from "@/server/process";
import { ingestAllApart } from "./ingest-apart";
import { nearTo, type Waiting } from "./near";

/** What a person brings in: its bytes, what is known of them, and what they said of it. */
export type Brought = Readonly<{
  bytes: Uint8Array;
  file: FileToRead;
  /** Where it was fetched; null for a file. */
  url: string | null;
  /** How the page answered. */
  response: PageResponse | null;
  said: Corrections;
}>;

/** A source that was admitted, as its row shows it. */
export type Admitted = Omit<SourceNamed, "title">;

/** Everything that waits for somebody in an investigation, or some of it, and what of it is here already. */
export async function stagedFor(access: Access, ids: ReadonlySet<StagedId> | null = null): Promise<Staged[]> {
  const shelf = await theProcess().staging.on(access);
  const firsts = new Map<string, OnShelf>();
  for (const entry of shelf) if (!firsts.has(entry.sha256)) firsts.set(entry.sha256, entry);
  const asked = shelf.filter(({ id }) => ids?.has(id) ?? true);
  const here = new Map<string, SourceNamed>();
  for (const { sha256, ...source } of await sourcesWithBytes(access, new Set(asked.map((one) => one.sha256)))) {
    here.set(sha256, source);
  }
  const called = await calledNow(
    access,
    asked.flatMap(({ near }) => near),
    shelf,
  );
  return asked.map((entry) => {
    const { id, name, sizeBytes, outcome, said, sha256, near } = entry;
    const first = firsts.get(sha256);
    const twin = first && first !== entry ? { stagedId: first.id, title: titleOf(first) } : null;
    const sameAs = "found" in outcome ? (here.get(sha256) ?? twin) : null;
    return { id, name, sizeBytes, outcome, said, sameAs, near: near.flatMap((one) => called(one)) };
  });
}

/** What is near to something as it is called now: what waited then may be a source by now, or gone. */
async function calledNow(access: Access, near: readonly Near[], shelf: readonly OnShelf[]) {
  const waiting = new Map(shelf.map((entry) => [entry.id, entry]));
  const idOf = ({ to }: Near) => ("sourceId" in to ? to.sourceId : admittedId(access.reviewerId, to.stagedId));
  const sources = new Map((await sourcesNamed(access, near.map(idOf))).map((one) => [one.sourceId, one]));
  return (one: Near): Near[] => {
    const entry = "stagedId" in one.to ? waiting.get(one.to.stagedId) : undefined;
    const to = entry ? { stagedId: entry.id, title: titleOf(entry) } : sources.get(idOf(one));
    return to ? [{ ...one, to }] : [];
  };
}

const titleOf = ({ name, outcome, said }: OnShelf) => said.title ?? ("found" in outcome ? outcome.found.title : name);

/**
 * Reads what was brought, and keeps what was found until it is admitted. One file may hold many; they get ids that
 * follow from its own, so that a file that is sent twice waits once. Returns the ids.
 *
 * @throws {Problem} `limited` when too much waits already.
 */
export async function stage(
  access: Access,
  id: StagedId,
  { bytes, file, url, response, said }: Brought,
): Promise<ReadonlySet<StagedId>> {
  const found = await ingestAllApart(bytes, file);
  const [last] = (await theProcess().staging.on(access)).slice(-1);
  const stagedAtMs = Math.max(access.now(), (last?.stagedAtMs ?? 0) + 1); // So that the order is certain.
  const waiting = (await waitingFor(access)).filter(({ to }) => !("stagedId" in to && to.stagedId === id));
  const things: ToStage[] = [];
  for (const [place, one] of found.entries()) {
    const stagedId = place === 0 ? id : derivedId("stg", access.reviewerId, id, String(place));
    const staging = { id: stagedId, place, stagedAtMs, url, response, mediaType: file.mediaType ?? null };
    const columns = found.length === 1 && "refused" in one.outcome ? unknownColumns(bytes, file) : null;
    const { entry, ...thing } = toStage(found.length === 1 && url ? { ...one, name: url } : one, staging, columns);
    if (!thing.ingested) {
      things.push({ ...thing, entry });
      continue;
    }
    const { text, title, blocks, findable = findableIn(text, blocks) } = thing.ingested;
    const { sketch } = findable;
    const near = await nearTo(access, { name: entry.name, text, sketch, waiting });
    things.push({ ...thing, entry: { ...entry, sketch, near } });
    waiting.push({ to: { stagedId, title }, sketch, textOf: async () => text });
  }
  await theProcess().staging.put(access, things);
  if (Object.keys(said).length > 0) await theProcess().staging.say(access, id, said);
  return new Set(things.map(({ entry }) => entry.id));
}

/** More columns than anybody looks through. */
const COLUMNS_OFFERED = 200;

const none = { sketch: [], near: [] };

async function waitingFor(access: Access): Promise<Waiting[]> {
  const { staging } = theProcess();
  const shelf = await staging.on(access);
  return shelf.map((entry) => ({
    to: { stagedId: entry.id, title: titleOf(entry) },
    sketch: entry.sketch,
    textOf: async () => (await staging.open(access, entry.id))?.ingested?.text ?? null,
  }));
}

type Staging = Pick<OnShelf, "id" | "place" | "stagedAtMs" | "url" | "response" | "mediaType">;

function toStage({ name, bytes, outcome }: Found, staging: Staging, columns: readonly string[] | null): ToStage {
  const ingested = "ingested" in outcome ? { ...outcome.ingested, url: outcome.ingested.url ?? staging.url } : null;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const told = ingested
    ? { found: foundIn(ingested) }
    : {
        refused: "refused" in outcome ? outcome.refused.message : "",
        ...(columns && { columns: [...new Set(columns)].filter(Boolean).slice(0, COLUMNS_OFFERED) }),
      };
  const entry = { ...staging, name, sha256, sizeBytes: bytes.length, outcome: told };
  return { entry: { ...entry, ...none }, bytes, ingested };
}

function foundIn(ingested: Ingested) {
  const { text: _text, segmentReasons: _reasons, originalTitle: _original, ...found } = ingested;
  const { findable: _findable, blocks, segments, ...described } = found;
  return {
    ...described,
    warnings: [...described.warnings],
    paragraphs: blocks.filter(({ kind }) => kind !== "page-break").length,
    segments: segments.map(({ kind, voice }) => ({ kind, voice })),
  };
}

/** The text of what waits, with its voices as they stand now. @throws {Problem} `not-found`. */
export async function stagedText(access: Access, id: StagedId): Promise<StagedText> {
  const staged = await theProcess().staging.open(access, id);
  if (!staged?.ingested) throw notWaiting();
  const { text, blocks, segments, segmentReasons = [] } = staged.ingested;
  const now = staged.said.segments ?? segments;
  return { text, blocks: [...blocks], segments: [...now], reasons: [...segmentReasons] };
}

/** Reads a table again, now that somebody has said which of its columns is what. @throws {Problem} `not-found`. */
export async function readAgain(access: Access, id: StagedId, columns: ColumnMap): Promise<ReadonlySet<StagedId>> {
  const staged = await theProcess().staging.open(access, id);
  if (!staged) throw notWaiting();
  const { bytes, name, mediaType, url, response } = staged;
  return stage(access, id, {
    bytes,
    url,
    response,
    said: {},
    file: { name, ...(mediaType && { mediaType }), columns },
  });
}

/** Keeps what a person says of what waits; null when it does not wait. */
export function sayOf(access: Access, id: StagedId, said: Corrections): Promise<OnShelf | null> {
  return theProcess().staging.say(access, id, said);
}

/** The same, and answers what waits then. @throws {Problem} `not-found`; `invalid` for segments that cannot stand. */
export async function correct(access: Access, id: StagedId, said: Corrections): Promise<Staged> {
  if (said.segments) {
    const wrong = wrongCut((await stagedText(access, id)).blocks, said.segments);
    if (wrong) throw new Problem("invalid", wrong);
  }
  const kept = await sayOf(access, id, said);
  const [staged] = kept ? await stagedFor(access, new Set([id])) : [];
  if (!staged) throw notWaiting();
  return staged;
}

export function removeStaged(access: Access, ids: readonly StagedId[]): Promise<void> {
  return theProcess().staging.remove(access, ids);
}

/**
 * Admits what waits, with what its person said of it. Asked twice, it adds once: the id of the source follows from what
 * waited.
 *
 * @throws {Problem} `not-found` for what does not wait, and whatever the command refuses.
 */
export async function admit(access: Access, id: StagedId): Promise<Admitted> {
  const sourceId = admittedId(access.reviewerId, id);
  const [known] = await sourcesNamed(access, [sourceId]);
  const admitted = known ?? (await captured(access, id));
  await theProcess().staging.remove(access, [id]);
  return { sourceId, number: admitted.number };
}

const admittedId = (reviewerId: ReviewerId, id: StagedId) => derivedId("src", reviewerId, id);

async function captured(access: Access, id: StagedId) {
  const staged = await theProcess().staging.open(access, id);
  if (!staged?.ingested) throw notWaiting();
  return captureSource(access, `admit.${id}`, {
    sourceId: admittedId(access.reviewerId, id),
    versionId: derivedId("ver", access.reviewerId, id),
    fileName: staged.name.slice(0, 500),
    bytes: staged.bytes,
    ingested: corrected(staged.ingested, staged.said),
    ...(staged.said.confidential && { isConfidential: true }),
    ...(staged.response && { response: staged.response }),
  });
}

export function notWaiting(): Problem {
  const why = "It was added or removed in another tab, or has waited for more than a day.";
  return new Problem("not-found", `This does not wait any more. ${why}`);
}
