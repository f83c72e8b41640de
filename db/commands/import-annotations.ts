import type { Access } from "@/db/access";
import { sendables } from "@/db/commands/sendable";
import { sha256 } from "@/db/history";
import { derivedId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import { sourceText } from "@/db/queries/sources";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { isProblem, Problem } from "@/lib/errors";
import { type ImportFormat, importFormatNames } from "@/lib/interop/import-formats";
import type { ForeignAnnotation, Pointer } from "@/lib/interop/incoming";
import { isUnplaced, lookFor, sourceFinder, type Unplaced } from "@/lib/interop/look-for";
import { type Found, type ImportRow, importOrder, planImport } from "@/lib/interop/plan-import";
import { type AnnotationFile, readAnnotationFiles } from "@/lib/interop/read-annotation-files";
import type { Desk } from "@/lib/live/desk";
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
  const desk = await deskView(access);
  const sources = Object.values(desk.sources);
  const places = await placesOf(access, reading.annotations, finderFor(sources, asked.sourceNumber));
  const planned = planImport(
    reading.annotations.map((annotation, n) => ({ annotation, places: places[n] ?? [] })),
    {
      format: importFormatNames[format],
      isHere: (id) => isOn(desk, id),
      derive: (prefix, ...parts) => derivedId(prefix, "import", access.investigationId, format, ...parts),
    },
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

function isOn({ claims, appearances, links, threads, comments }: Desk, id: string): boolean {
  return [claims, appearances, links, threads, comments].some((things) => Object.hasOwn(things, id));
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
