import { and } from "drizzle-orm";
import type { Access } from "@/db/access";
import { sendables } from "@/db/commands/sendable";
import { amongIds, isAlso } from "@/db/engines/sqlite/among-ids";
import { sha256 } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { sourceSummaries, sourceText } from "@/db/queries/sources";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { isProblem, Problem } from "@/lib/errors";
import { type ImportFormat, importFormatNames } from "@/lib/interop/import-formats";
import type { ForeignAnnotation, Pointer } from "@/lib/interop/incoming";
import { isUnplaced, lookFor, sourceFinder, type Unplaced } from "@/lib/interop/look-for";
import { type Found, type ImportRow, importOrder, planImport } from "@/lib/interop/plan-import";
import { type AnnotationFile, readAnnotationFiles } from "@/lib/interop/read-annotation-files";
import { codePointIndex } from "@/lib/text/code-point-index";

export type AnnotationImport = Readonly<{
  files: readonly AnnotationFile[];
  /** Null: the one they look like. */
  format: ImportFormat | null;
  /** The number of the source that all of them are about; null: each says its own. */
  sourceNumber: number | null;
}>;

export type ImportPlan = Readonly<{ format: ImportFormat; rows: readonly ImportRow[] }>;

/**
 * What would come of an import, and changes nothing.
 *
 * @throws {Problem} `invalid`, `too-large`, and `not-found` for a source of no such number.
 */
export async function planAnnotations(access: Access, asked: AnnotationImport): Promise<ImportPlan> {
  const { format, reading } = readAnnotationFiles(asked.files, asked.format, sha256);
  const sources = await sourceSummaries(access);
  const places = await placesOf(access, reading.annotations, finderFor(sources, asked.sourceNumber));
  const placed = reading.annotations.map((annotation, n) => ({ annotation, places: places[n] ?? [] }));
  const planned = await knowingWhatIsHere(access, (isHere) =>
    planImport(placed, {
      format: importFormatNames[format],
      isHere,
      derive: (prefix, ...parts) => derivedId(prefix, "import", access.investigationId, format, ...parts),
    }),
  );
  const nothing = { kind: null, by: null, quote: "", sourceNumber: null, commands: [] } as const;
  const listed = reading.listed.map(({ key, why }) => ({ ...nothing, key, outcome: "listed", why }) as const);
  return { format, rows: [...planned, ...listed] };
}

/**
 * Brings annotations in, a command each, under the name of who imports. What one is refused does not keep the others
 * out; what a refused one would have been needed for is refused in its turn.
 */
export async function importAnnotations(access: Access, asked: AnnotationImport): Promise<ImportPlan> {
  const { format, rows } = await planAnnotations(access, asked);
  const done = new Map<ImportRow, ImportRow>();
  for (const kind of importOrder) {
    for (const row of rows) if (row.kind === kind) done.set(row, await carriedOut(access, row));
  }
  return { format, rows: rows.map((row) => done.get(row) ?? row) };
}

async function carriedOut(access: Access, row: ImportRow): Promise<ImportRow> {
  try {
    for (const { id, name, input } of row.commands) await sendables[name](access, id, input);
    return row;
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return { ...row, outcome: "refused", why: thrown.message };
  }
}

/**
 * A plan that asks which ids are here, made as often as it asks for another one that is: of an investigation nothing is
 * read but the ids that a file names or gives.
 */
async function knowingWhatIsHere<Plan>(access: Access, plan: (isHere: (id: string) => boolean) => Plan): Promise<Plan> {
  const [asked, here] = [new Set<string>(), new Set<string>()];
  while (true) {
    const fresh = new Set<string>();
    const made = plan((id) => {
      if (!asked.has(id)) fresh.add(id);
      return here.has(id);
    });
    const found = await idsHere(access, fresh);
    if (found.length === 0) return made;
    for (const id of fresh) asked.add(id);
    for (const id of found) here.add(id);
  }
}

async function idsHere({ read, tables, investigationId }: Access, ids: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const table of [
    ...[tables.claims, tables.appearances, tables.evidenceLinks],
    ...[tables.threads, tables.comments],
  ] as const) {
    const rows = await read
      .select({ id: table.id })
      .from(table)
      .where(and(amongIds(table.id, ids), isAlso(table.investigationId, investigationId)));
    for (const { id } of rows) found.push(id);
  }
  return found;
}

type Finder = (pointer: Pointer) => SourceSummary | Unplaced;

function finderFor(sources: readonly SourceSummary[], number: number | null): Finder {
  if (number === null) return sourceFinder(sources);
  const source = sources.find((one) => one.number === number);
  if (!source) throw new Problem("not-found", `There is no source ${number} in this investigation.`);
  return () => source;
}

type Places = (Found | Unplaced)[];
type Asked = Readonly<{ pointer: Pointer; nth: number; places: Places }>;

/** Where each annotation's places are. Every text is read once and let go of, with pauses for what else waits. */
async function placesOf(access: Access, annotations: readonly ForeignAnnotation[], find: Finder) {
  const all: Places[] = [];
  const inSources = new Map<SourceId, { source: SourceSummary; asked: Asked[] }>();
  for (const annotation of annotations) {
    const places: Places = [];
    all.push(places);
    for (const [nth, pointer] of annotation.places.entries()) {
      const source = find(pointer);
      if (isUnplaced(source)) {
        places[nth] = source;
        continue;
      }
      const known = inSources.get(source.id) ?? { source, asked: [] };
      known.asked.push({ pointer, nth, places });
      inSources.set(source.id, known);
    }
  }
  for (const [, { source, asked }] of inSources) await lookedUp(access, source, asked);
  return all;
}

async function lookedUp(access: Access, source: SourceSummary, asked: readonly Asked[]): Promise<void> {
  const { text, versionId } = await sourceText(access, source.id);
  const looked = { text, index: codePointIndex(text), textSha256: source.version.textSha256 };
  const where = { sourceId: source.id, sourceNumber: source.number, versionId };
  let pausedAtMs = performance.now();
  for (const { pointer, nth, places } of asked) {
    const found = lookFor(pointer, looked);
    if (found === null) places[nth] = { ...where, span: null };
    else if (isUnplaced(found)) places[nth] = found;
    else places[nth] = { ...where, span: { ...found, exact: text.slice(found.start, found.end) } };
    if (performance.now() - pausedAtMs > SLICE_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      pausedAtMs = performance.now();
    }
  }
}

/** As long as one turn may take while others wait. */
const SLICE_MS = 8;
