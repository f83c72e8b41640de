import { isProblem, Problem, type ProblemCode } from "@/lib/errors";
import { archive } from "./archive/open-archive";
import { extensionOf, type Ingested, ingest } from "./ingest";
import { mail } from "./mail/open-mail";
import type { ColumnMap } from "./table/column-map";
import { commaTable, lineTable } from "./table/open-table";

/** A file as it is brought. `columns` says which column of a table is what, where its header does not. */
export type FileToRead = Readonly<{ name: string; mediaType?: string; columns?: ColumnMap }>;

/**
 * One thing found in a file that may hold many: what could be a source, or why it cannot. `name` is what people call it
 * (`letters.zip/harbour/note.pdf`), and says where it came from; `bytes` are its own, to be kept as its original.
 */
export type Found = Readonly<{ name: string; bytes: Uint8Array; outcome: Outcome }>;
export type Outcome = Readonly<{ ingested: Ingested }> | Readonly<{ refused: Refusal }>;
export type Refusal = Readonly<{ code: ProblemCode; message: string }>;

/** A piece of a file that holds others. Without `read`, what it is is told by its name, as of a file that is brought. */
export type Piece = Readonly<{
  name: string;
  mediaType?: string;
  /** Unpacked only when it is its turn. @throws {Problem} */
  bytes: () => Uint8Array;
  /** @throws {Problem} */
  read?: (bytes: Uint8Array) => Promise<Ingested>;
}>;

/** A kind of file that holds sources, and no text of its own. */
export type Container = Readonly<{
  mediaTypes: readonly string[];
  extensions: readonly string[];
  /** In the order in which they are told. @throws {Problem} for the file as a whole. */
  open: (bytes: Uint8Array, file: FileToRead, within: readonly Container[]) => Promise<readonly Piece[]>;
}>;

const containers: readonly Container[] = [archive, mail, commaTable, lineTable];

/** A mail in an archive in a mail is the deepest that is opened, and one file gives at most as many sources. */
const DEEPEST = 3;
const MOST_FOUND = 5_000;

type Options = Readonly<{
  /** Whatever stands up to this position was done with before: an earlier reading broke off there. */
  after?: number;
  /** Hears of each thing before it is read. */
  onReading?: (name: string, position: number) => void;
}>;

/**
 * Finds every source in a file: one in an article, any number in a mail with attachments, an archive or a table. What
 * cannot be read is told with the reason, and keeps nothing else out. Never throws a `Problem`: a file that is refused
 * whole is one thing found. Holds one thing at a time.
 */
export async function* findAll(bytes: Uint8Array, file: FileToRead, options: Options = {}): AsyncGenerator<Found> {
  const { name, mediaType, columns } = file;
  const walk: Walk = { after: -1, onReading: () => {}, ...options, columns, position: -1 };
  yield* found(walk, { name, ...(mediaType && { mediaType }), bytes: () => bytes }, []);
}

/** As `findAll`, all of it at once. */
export async function ingestAll(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
  const all: Found[] = [];
  for await (const one of findAll(bytes, file)) all.push(one);
  return all;
}

/** `position` counts whatever is come upon, in an order that is always the same. */
type Walk = Required<Options> & Readonly<{ columns: ColumnMap | undefined }> & { position: number };

async function* found(walk: Walk, piece: Piece, within: readonly Container[]): AsyncGenerator<Found> {
  walk.position += 1;
  const { position, after } = walk;
  const { name } = piece;
  const container = piece.read ? undefined : containerOf(piece);
  if (position === after || (position < after && !container) || position > MOST_FOUND + 1) return;
  if (position > after) walk.onReading(name, position);
  const [bytes, outcome] = await outcomeOf(walk, piece, container, within);
  if (!("pieces" in outcome)) {
    yield { name, bytes, outcome };
    return;
  }
  for (const inner of outcome.pieces) yield* found(walk, inner, container ? [...within, container] : within);
}

type Opened = Outcome | Readonly<{ pieces: readonly Piece[] }>;

async function outcomeOf(
  { position, columns }: Walk,
  piece: Piece,
  container: Container | undefined,
  within: readonly Container[],
): Promise<readonly [Uint8Array, Opened]> {
  let bytes: Uint8Array = nothing;
  try {
    if (position > MOST_FOUND) throw tooMany(piece.name);
    bytes = piece.bytes();
    if (piece.read) return [bytes, { ingested: await piece.read(bytes) }];
    if (!container) return [bytes, { ingested: await ingest(bytes, piece) }];
    if (within.length === DEEPEST) throw tooDeep(piece.name);
    return [bytes, { pieces: await container.open(bytes, columns ? { ...piece, columns } : piece, within) }];
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return [bytes, { refused: { code: thrown.code, message: thrown.message } }];
  }
}
const nothing = new Uint8Array();

function containerOf({ name, mediaType }: Piece): Container | undefined {
  const extension = extensionOf(name);
  const type = mediaType?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return containers.find(
    ({ extensions, mediaTypes }) =>
      (extension !== null && extensions.includes(extension)) || (extension === null && mediaTypes.includes(type)),
  );
}

function tooMany(name: string): Problem {
  const advice = "Add it in parts.";
  return new Problem(
    "too-large",
    `“${name}” and what follows it were left out: at most 5 000 are read of one file. ${advice}`,
  );
}

function tooDeep(name: string): Problem {
  const advice = "Take it out, and add it by itself.";
  return new Problem(
    "invalid",
    `“${name}” stands in a file in a file in a file, and nothing deeper is opened. ${advice}`,
  );
}
