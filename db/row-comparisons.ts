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

/** What each table of an investigation is compared with. */
export function comparisons(
  read: Queryable,
  tables: Tables,
  investigationId: InvestigationId,
  { desk, openedAtMs, captured, versions: texts, cuts, placements, rejections, aliases, reports, editions }: Replayed,
): Comparison[] {
  const rowsOf = (table: ScopedTable) => (id: string) => rowsAfter(read, table, investigationId, id);
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
