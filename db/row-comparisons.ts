import { eq } from "drizzle-orm";
import { claimColumns } from "@/db/claim-row";
import { commentColumns } from "@/db/comment-row";
import { canonicalJson } from "@/db/history";
import type { Replayed } from "@/db/replayed";
import {
  peopleAfter,
  placementsAfter,
  readersAfter,
  responsesAfter,
  rowsAfter,
  type ScopedTable,
  versionsAfter,
} from "@/db/rows-after";
import type { Queryable, Tables } from "@/db/store";
import { subjectColumns } from "@/db/thread-row";
import type { InvestigationId } from "@/lib/domain/ids";

/** What kinds of rows are compared, by the word for what they hold. */
export type RowKind =
  | "investigation"
  | "person"
  | "source"
  | "reader"
  | "segment"
  | "passage"
  | "placement"
  | "claim"
  | "appearance"
  | "evidence"
  | "assessment"
  | "verdict"
  | "view"
  | "thread"
  | "comment"
  | "rejection"
  | "alias"
  | "report"
  | "edition";

export type Row = Readonly<Record<string, unknown>>;

/** One table against what the history says of it. */
export type Comparison = Readonly<{
  kind: RowKind;
  /** The rows of the investigation after one of them, in the order of their ids. */
  after: (id: string) => Promise<readonly Row[]>;
  said: Readonly<{ ids: Iterable<string>; row: (id: string) => Row | undefined }>;
  /** What people call it besides its id. */
  name?: (id: string) => string;
}>;

/** Where the rows are, and what the history says of them. */
type Compared = Readonly<{ read: Queryable; tables: Tables; investigationId: InvestigationId; said: Replayed }>;

/** What each table of an investigation is compared with. */
export function comparisons(compared: Compared): Comparison[] {
  return [...ofPeople(compared), ...ofSources(compared), ...ofClaims(compared), ...ofTheRest(compared)];
}

function ofPeople({ read, tables, investigationId, said: { desk, openedAtMs } }: Compared): Comparison[] {
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
  ];
}

function ofSources({ read, tables, investigationId, said }: Compared): Comparison[] {
  const rows = rowsOf(read, investigationId);
  const { desk, captured, versions: texts, cuts, placements } = said;
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
  return [
    {
      kind: "source",
      after: rows(tables.sources),
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
    { kind: "segment", after: rows(tables.segments), said: ofMap(segments) },
    {
      kind: "passage",
      after: rows(tables.passages),
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
  ];
}

function ofClaims({ read, tables, investigationId, said: { desk, rejections } }: Compared): Comparison[] {
  const rows = rowsOf(read, investigationId);
  const claimIdOf = (id: string) => thing(desk.links, id)?.claimId ?? thing(desk.appearances, id)?.claimId;
  const claimName = (claimId: string | undefined) => {
    const number = claimId === undefined ? undefined : thing(desk.claims, claimId)?.number;
    return number === undefined ? "a claim" : `claim ${number}`;
  };
  const judged = (id: string) => claimName((thing(desk.assessments, id) ?? thing(desk.curations, id))?.claimId);
  return [
    {
      kind: "claim",
      after: rows(tables.claims),
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
      after: rows(tables.appearances),
      said: asItIs(desk.appearances),
      name: (id) => `of ${claimName(claimIdOf(id))}`,
    },
    {
      kind: "evidence",
      after: rows(tables.evidenceLinks),
      said: asItIs(desk.links),
      name: (id) => `on ${claimName(claimIdOf(id))}`,
    },
    {
      kind: "assessment",
      after: rows(tables.assessments),
      said: asItIs(desk.assessments),
      name: (id) => `of ${judged(id)}`,
    },
    {
      kind: "verdict",
      after: rows(tables.curations),
      said: asItIs(desk.curations),
      name: (id) => `on ${judged(id)}`,
    },
    { kind: "rejection", after: rows(tables.candidateRejections), said: ofMap(rejections) },
  ];
}

function ofTheRest({
  read,
  tables,
  investigationId,
  said: { desk, aliases, reports, editions },
}: Compared): Comparison[] {
  const rows = rowsOf(read, investigationId);
  return [
    {
      kind: "view",
      after: rows(tables.savedViews),
      said: ofRecord(desk.savedViews, (id) => {
        const view = thing(desk.savedViews, id);
        return view && { ...view, params: canonicalJson(view.params) };
      }),
    },
    {
      kind: "thread",
      after: rows(tables.threads),
      said: ofRecord(desk.threads, (id) => {
        const thread = thing(desk.threads, id);
        if (!thread) return undefined;
        const { subject, ...stored } = thread;
        return { ...stored, ...subjectColumns(subject) };
      }),
    },
    {
      kind: "comment",
      after: rows(tables.comments),
      said: ofRecord(desk.comments, (id) => {
        const comment = thing(desk.comments, id);
        return comment && { ...comment, ...commentColumns({ ...comment, mentions: [...comment.mentions] }) };
      }),
    },
    { kind: "alias", after: rows(tables.aliasGroups), said: ofMap(aliases) },
    { kind: "report", after: rows(tables.reports), said: ofMap(reports) },
    { kind: "edition", after: rows(tables.editions), said: ofMap(editions) },
  ];
}

const rowsOf = (read: Queryable, investigationId: InvestigationId) => (table: ScopedTable) => (id: string) =>
  rowsAfter(read, table, investigationId, id);

const ofRecord = (record: Readonly<Record<string, Row>>, row: (thing: string) => Row | undefined) => ({
  ids: Object.keys(record),
  row: (id: string) => (id in record ? row(id) : undefined),
});
const asItIs = (record: Readonly<Record<string, Row>>) => ofRecord(record, (id) => record[id]);
const ofMap = (map: ReadonlyMap<string, Row>) => ({ ids: map.keys(), row: (id: string) => map.get(id) });
const thing = <Thing>(record: Readonly<Record<string, Thing>>, id: string): Thing | undefined => record[id];
