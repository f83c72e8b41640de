import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import { claimColumns } from "@/db/claim-row";
import { commentColumns } from "@/db/comment-row";
import { canonicalJson } from "@/db/history";
import type { Replayed } from "@/db/replayed";
import type { Queryable, Tables } from "@/db/store";
import { subjectColumns } from "@/db/thread-row";
import type { InvestigationId } from "@/lib/domain/ids";

/** What kinds of rows are compared, by the word for what they hold. */
const rowKinds = [
  "investigation",
  "person",
  "source",
  "reader",
  "segment",
  "passage",
  "placement",
  "claim",
  "appearance",
  "evidence",
  "assessment",
  "verdict",
  "view",
  "thread",
  "comment",
  "rejection",
  "alias",
  "report",
  "edition",
] as const;
export type RowKind = (typeof rowKinds)[number];

type Row = Readonly<Record<string, unknown>>;
type Difference = Readonly<{ kind: RowKind; where: string; message: string }>;

/** One table against what the history says of it. */
type Comparison = Readonly<{
  kind: RowKind;
  /** The rows of the investigation after one of them, in the order of their ids. */
  after: (id: string) => Promise<readonly Row[]>;
  said: Readonly<{ ids: Iterable<string>; row: (id: string) => Row | undefined }>;
  /** What people call it besides its id. */
  name?: (id: string) => string;
}>;

const PAGE = 500;

/**
 * Compares every row of an investigation with what its history says, field by field, and tells of each that
 * differs, that the history does not know, and that is gone. Reads rows as they are stored, so that one
 * which no code could have written is named too and stops nothing. O(rows), a page in memory at a time.
 */
export async function compareRows(
  read: Queryable,
  tables: Tables,
  investigationId: InvestigationId,
  said: Replayed,
  tell: (difference: Difference) => void,
): Promise<void> {
  for (const comparison of comparisons(read, tables, investigationId, said)) {
    const { kind, after, name } = comparison;
    const found = new Set<string>();
    const called = (id: string) => (name ? `${name(id)} (${id})` : id);
    for (let page = await after(""); page.length > 0; page = await after(idOf(page.at(-1)))) {
      for (const row of page) {
        const id = idOf(row);
        found.add(id);
        const expected = comparison.said.row(id);
        const message = expected ? difference(row, expected) : "the history knows nothing of it.";
        if (message) tell({ kind, where: called(id), message });
      }
    }
    for (const id of comparison.said.ids) {
      if (!found.has(id)) tell({ kind, where: called(id), message: "stands in the history and is gone." });
    }
  }
}

const idOf = (row: Row | undefined) => String(row?.["id"] ?? "");

/** The first fields that are not what the history says, in words; null when all are. */
function difference(row: Row, expected: Row): string | null {
  const wrong = Object.keys(expected).filter((field) => row[field] !== expected[field]);
  if (wrong.length === 0) return null;
  const told = wrong.map((field) => `${field} is ${shown(row[field])}, and the history says ${shown(expected[field])}`);
  return `${told.join("; ")}.`;
}

const SHOWN_CODE_UNITS = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= SHOWN_CODE_UNITS ? text : `${text.slice(0, SHOWN_CODE_UNITS)}…`;
}

function comparisons(
  read: Queryable,
  tables: Tables,
  investigationId: InvestigationId,
  { desk, openedAtMs, captured, versions: texts, cuts, placements, rejections, aliases, reports, editions }: Replayed,
): Comparison[] {
  /** The rows of a table that carries its investigation and an id. */
  const rowsOf = (table: ScopedTable) => (id: string) =>
    read
      .select()
      .from(table)
      .where(and(eq(table.investigationId, investigationId), sql`${table.id} > ${id}`))
      .orderBy(asc(table.id))
      .limit(PAGE);
  const ofRecord = (record: Readonly<Record<string, Row>>, row: (thing: string) => Row | undefined) => ({
    ids: Object.keys(record),
    row: (id: string) => (id in record ? row(id) : undefined),
  });
  const asItIs = (record: Readonly<Record<string, Row>>) => ofRecord(record, (id) => record[id]);
  const ofMap = (map: ReadonlyMap<string, Row>) => ({ ids: map.keys(), row: (id: string) => map.get(id) });
  const thing = <Thing>(record: Readonly<Record<string, Thing>>, id: string): Thing | undefined => record[id];

  const segments = new Map<string, Row>();
  for (const [versionId, cut] of cuts) {
    for (const segment of cut) segments.set(segment.id, { ...segment, versionId });
  }
  const versions = new Map<string, Row>();
  for (const { sourceId, version, capturedFrom, atMs } of texts.values()) {
    versions.set(version.id, { sourceId, number: version.number, capturedFrom, capturedAtMs: atMs });
  }
  const readers = new Map<string, Row>();
  for (const { id, readers: named = [] } of Object.values(desk.sources)) {
    for (const reviewerId of named) readers.set(`${id} ${reviewerId}`, { sourceId: id, reviewerId });
  }
  const responses = new Map<string, Row>();
  for (const { version, response } of texts.values()) {
    if (response) responses.set(version.id, { response: canonicalJson(response) });
  }
  const claimIdOf = (id: string) => thing(desk.links, id)?.claimId ?? thing(desk.appearances, id)?.claimId;
  const claimName = (claimId: string | undefined) => {
    const number = claimId === undefined ? undefined : thing(desk.claims, claimId)?.number;
    return number === undefined ? "a claim" : `claim ${number}`;
  };
  const judged = (id: string) => claimName((thing(desk.assessments, id) ?? thing(desk.curations, id))?.claimId);
  return [
    {
      kind: "investigation",
      after: async (id) =>
        id === "" ? read.select().from(tables.investigations).where(eq(tables.investigations.id, investigationId)) : [],
      said: {
        ids: [investigationId],
        row: () => ({ ...desk.investigation, ...(openedAtMs !== null && { createdAtMs: openedAtMs }) }),
      },
    },
    {
      kind: "person",
      after: (id) => peopleAfter(read, tables, investigationId, id),
      said: ofRecord(desk.reviewers, (id) => {
        const reviewer = thing(desk.reviewers, id);
        return reviewer && { name: reviewer.name, role: reviewer.role };
      }),
      name: (id) => thing(desk.reviewers, id)?.name ?? "somebody",
    },
    {
      kind: "source",
      after: rowsOf(tables.sources),
      said: ofRecord(desk.sources, (id) => {
        const source = thing(desk.sources, id);
        if (!source) return undefined;
        const { version: _version, earlier: _earlier, capturedFrom: _from, readers: _readers, ...told } = source;
        const { published, ...described } = told;
        const by = captured.get(id);
        const capturedBy = by && { capturedBy: by.actorId };
        const translatedFrom = told.translatedFrom ?? null; // Older events do not speak of it.
        return { ...described, translatedFrom, ...capturedBy, published: published && canonicalJson(published) };
      }),
      name: (id) => `source ${thing(desk.sources, id)?.number ?? ""}`.trim(),
    },
    {
      kind: "source",
      after: (id) => versionsAfter(read, tables, investigationId, id),
      // Which texts there are, and whether they are what was captured, is told where the texts are read.
      said: { ids: [], row: (id) => versions.get(id) ?? {} },
    },
    {
      kind: "source",
      after: (id) => responsesAfter(read, tables, investigationId, id),
      said: ofMap(responses),
      name: () => "how a page answered",
    },
    {
      kind: "reader",
      after: (id) => readersAfter(read, tables, investigationId, id),
      said: ofMap(readers),
      name: (id) => `of source ${thing(desk.sources, id.split(" ")[0] ?? "")?.number ?? ""}`.trim(),
    },
    { kind: "segment", after: rowsOf(tables.segments), said: ofMap(segments) },
    {
      kind: "passage",
      after: rowsOf(tables.passages),
      said: ofRecord(desk.passages, (id) => {
        const passage = thing(desk.passages, id);
        if (!passage) return undefined;
        const {
          sourceId: _sourceId,
          from: _from,
          checkedIn: _in,
          awaits: _awaits,
          retiredIn: _as,
          ...stored
        } = passage;
        return stored;
      }),
    },
    {
      kind: "placement",
      after: (id) => placementsAfter(read, tables, investigationId, id),
      said: ofMap(placements),
    },
    {
      kind: "claim",
      after: rowsOf(tables.claims),
      said: ofRecord(desk.claims, (id) => {
        const claim = thing(desk.claims, id);
        if (!claim) return undefined;
        const { changedBy: _changedBy, changedAtMs: _changedAtMs, mergedInto: _mergedInto, ...stored } = claim;
        return { ...stored, ...claimColumns(stored) };
      }),
      name: claimName,
    },
    {
      kind: "appearance",
      after: rowsOf(tables.appearances),
      said: asItIs(desk.appearances),
      name: (id) => `of ${claimName(claimIdOf(id))}`,
    },
    {
      kind: "evidence",
      after: rowsOf(tables.evidenceLinks),
      said: asItIs(desk.links),
      name: (id) => `on ${claimName(claimIdOf(id))}`,
    },
    {
      kind: "assessment",
      after: rowsOf(tables.assessments),
      said: asItIs(desk.assessments),
      name: (id) => `of ${judged(id)}`,
    },
    {
      kind: "verdict",
      after: rowsOf(tables.curations),
      said: asItIs(desk.curations),
      name: (id) => `on ${judged(id)}`,
    },
    {
      kind: "view",
      after: rowsOf(tables.savedViews),
      said: ofRecord(desk.savedViews, (id) => {
        const view = thing(desk.savedViews, id);
        return view && { ...view, params: canonicalJson(view.params) };
      }),
    },
    {
      kind: "thread",
      after: rowsOf(tables.threads),
      said: ofRecord(desk.threads, (id) => {
        const thread = thing(desk.threads, id);
        if (!thread) return undefined;
        const { subject, ...stored } = thread;
        return { ...stored, ...subjectColumns(subject) };
      }),
    },
    {
      kind: "comment",
      after: rowsOf(tables.comments),
      said: ofRecord(desk.comments, (id) => {
        const comment = thing(desk.comments, id);
        return comment && { ...comment, ...commentColumns({ ...comment, mentions: [...comment.mentions] }) };
      }),
    },
    { kind: "rejection", after: rowsOf(tables.candidateRejections), said: ofMap(rejections) },
    { kind: "alias", after: rowsOf(tables.aliasGroups), said: ofMap(aliases) },
    { kind: "report", after: rowsOf(tables.reports), said: ofMap(reports) },
    { kind: "edition", after: rowsOf(tables.editions), said: ofMap(editions) },
  ];
}

type ScopedTable = Tables[
  | "sources"
  | "segments"
  | "passages"
  | "claims"
  | "appearances"
  | "evidenceLinks"
  | "assessments"
  | "curations"
  | "savedViews"
  | "threads"
  | "comments"
  | "candidateRejections"
  | "aliasGroups"
  | "reports"
  | "editions"];

/** What is kept of each captured text besides it. */
function versionsAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { id, sourceId, number, capturedFrom, capturedAtMs } = tables.sourceVersions;
  return read
    .select({ id, sourceId, number, capturedFrom, capturedAtMs })
    .from(tables.sourceVersions)
    .where(and(eq(tables.sourceVersions.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** Who alone may know of which source, by the ids of both. */
function readersAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { sourceReaders } = tables;
  const id = sql<string>`${sourceReaders.sourceId} || ' ' || ${sourceReaders.reviewerId}`;
  return read
    .select({ ...getTableColumns(sourceReaders), id })
    .from(sourceReaders)
    .where(and(eq(sourceReaders.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** How the pages answered that texts were fetched from, by the text. */
function responsesAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { versionId: id, response } = tables.pageResponses;
  return read
    .select({ id, response })
    .from(tables.pageResponses)
    .where(and(eq(tables.pageResponses.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** What became of passages in later versions, by the ids of both. */
function placementsAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { placements } = tables;
  const id = sql<string>`${placements.passageId} || ' ' || ${placements.versionId}`;
  return read
    .select({ ...getTableColumns(placements), id })
    .from(placements)
    .where(and(eq(placements.investigationId, investigationId), sql`${id} > ${after}`))
    .orderBy(asc(id))
    .limit(PAGE);
}

/** Who ever joined, with the role they have now: none for those who left. */
async function peopleAfter(read: Queryable, tables: Tables, investigationId: InvestigationId, after: string) {
  const { memberships, reviewers } = tables;
  const people = await read
    .select({ id: reviewers.id, name: reviewers.name, role: memberships.role, leftAtMs: memberships.leftAtMs })
    .from(memberships)
    .innerJoin(reviewers, eq(reviewers.id, memberships.reviewerId))
    .where(and(eq(memberships.investigationId, investigationId), sql`${reviewers.id} > ${after}`))
    .orderBy(asc(reviewers.id))
    .limit(PAGE);
  return people.map(({ id, name, role, leftAtMs }) => ({ id, name, role: leftAtMs === null ? role : null }));
}
