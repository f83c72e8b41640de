import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { compareRows } from "@/db/compare-rows";
import { isRefusedValue } from "@/db/engines/sqlite/damage";
import { sha256, type Verified, verifyStream } from "@/db/history";
import { replayed } from "@/db/replayed";
import type { RowKind } from "@/db/row-comparisons";
import { installationStream, type Stream } from "@/db/schema/history";
import type { Queryable, Store, Tables } from "@/db/store";
import { storedBlocks } from "@/db/stored-blocks";
import type { InvestigationId, SourceVersionId } from "@/lib/domain/ids";

/** What can be wrong, by what it is wrong with. */
type FindingKind = "database" | "history" | "expected-head" | "reference" | "original" | "text" | "sentence" | RowKind;

/** One thing that is not as it was. `where` names it for people: a stream and seq, or an id. */
export type Finding = Readonly<{ kind: FindingKind; where: string; message: string }>;

export type StreamHead = Readonly<{ stream: Stream; slug: string | null; events: number; head: string }>;

type Verification = Readonly<{
  heads: readonly StreamHead[];
  findings: readonly Finding[];
  checked: Readonly<{ events: number; originals: number; versions: number; segments: number; passages: number }>;
}>;

type Asked = Readonly<{
  /** Hashes that have to stand in a history that was checked. */
  expect?: readonly string[];
  /** One investigation, or null for all of them and the installation's own history. */
  only?: InvestigationId | null;
}>;

type NamedStream = Readonly<{ stream: Stream; slug: string | null }>;

type Checking = Readonly<{ read: Queryable; tables: Tables; find: (finding: Finding) => void }>;

/** The hashes that the history says a version was captured with. */
type Recorded = Map<SourceVersionId, Readonly<{ originalSha256: string; textSha256: string }>>;

/**
 * Whether everything is what it was when it was written: the file itself, histories, references, the material
 * that the histories speak of, and every row against a replay of its history. Looks at all investigations
 * whoever asks, so it is for who has the files: nothing of what it reads is returned, only names of what is wrong.
 *
 * In one view, so that a server may write meanwhile. Reads everything once; one text or original is
 * in memory at a time, and what one history says there is.
 */
export function verifyInstallation(store: Store, { expect = [], only = null }: Asked = {}): Promise<Verification> {
  return store.snapshot(async (read) => {
    const findings: Finding[] = [];
    const checking: Checking = { read, tables: store.tables, find: (finding) => findings.push(finding) };
    const missing = new Set(expect);
    const heads: StreamHead[] = [];
    const checked = { events: 0, originals: 0, versions: 0, segments: 0, passages: 0 };
    const damage = store.damage(true);
    for (const message of damage) findings.push({ kind: "database", where: "the file", message });
    // What is read out of a damaged file proves nothing.
    if (!damage.every(isRefusedValue)) return { heads, findings, checked };
    for (const { stream, slug } of await streamsIn(checking, only)) {
      const verified = await verifyStream(read, store.tables, stream, { onHash: (hash) => missing.delete(hash) });
      const { events, head } = verified;
      heads.push({ stream, slug, events, head });
      checked.events += events;
      findHistory(checking, stream, slug, verified);
      if (stream === installationStream) continue;
      const said = await replayed(read, store.tables, stream, events);
      const recorded: Recorded = new Map([...said.versions].map(([id, { version }]) => [id, version]));
      const material = await checkMaterial(checking, stream, recorded, verified.unbroken);
      checked.versions += material.versions;
      checked.segments += material.segments;
      checked.passages += material.passages;
      // After a break the rows may be of events that prove nothing: a comparison would name half of them.
      await checkEditions(checking, stream);
      if (verified.unbroken) await compareRows(read, store.tables, stream, said, checking.find);
    }
    checked.originals = await checkOriginals(checking, only);
    for (const row of store.brokenReferences()) findings.push(referenceFinding(row));
    for (const hash of missing) {
      const message = "stands in no history that was checked: it was cut short or written anew, or is another's.";
      findings.push({ kind: "expected-head", where: hash, message });
    }
    return { heads, findings, checked };
  });
}

/** Every history there is or ought to be, the installation's own first. */
async function streamsIn({ read, tables, find }: Checking, only: InvestigationId | null): Promise<NamedStream[]> {
  const { auditEvents, investigations } = tables;
  const known = await read
    .select({ stream: investigations.id, slug: investigations.slug })
    .from(investigations)
    .where(only === null ? undefined : eq(investigations.id, only))
    .orderBy(asc(investigations.slug));
  if (only !== null) return known;
  const named = new Set<Stream>([installationStream, ...known.map(({ stream }) => stream)]);
  for (const { stream } of await read.selectDistinct({ stream: auditEvents.stream }).from(auditEvents)) {
    if (named.has(stream)) continue;
    find({ kind: "history", where: stream, message: "has a history and is no investigation." });
  }
  return [{ stream: installationStream, slug: null }, ...known];
}

function findHistory({ find }: Checking, stream: Stream, slug: string | null, { faults, events }: Verified) {
  const name = slug ?? stream;
  for (const { seq, message } of faults) find({ kind: "history", where: `${name} seq ${seq}`, message });
  if (faults.length > 0) return;
  if (events === 0 && stream !== installationStream) {
    find({ kind: "history", where: name, message: "has no history, and every investigation begins with an event." });
  }
}

/** Texts against their hashes and the history; voices and passages against the texts. */
async function checkMaterial(
  checking: Checking,
  investigationId: InvestigationId,
  recorded: Recorded,
  isWhole: boolean,
) {
  const { read, tables, find } = checking;
  const { sourceVersions } = tables;
  const counts = { versions: 0, segments: 0, passages: 0 };
  const captured = await read
    .select({ id: sourceVersions.id })
    .from(sourceVersions)
    .where(eq(sourceVersions.investigationId, investigationId))
    .orderBy(asc(sourceVersions.id));
  for (const { id } of captured) {
    const [version] = await read
      .select({
        text: sourceVersions.text,
        textSha256: sourceVersions.textSha256,
        originalSha256: sourceVersions.originalSha256,
        blocks: sourceVersions.blocks,
      })
      .from(sourceVersions)
      .where(eq(sourceVersions.id, id));
    if (!version) continue;
    const { text, textSha256, originalSha256, blocks } = version;
    const finding = (message: string) => find({ kind: "text", where: id, message });
    const said = recorded.get(id);
    if (sha256(text) !== textSha256) finding("the text is not the one of its SHA-256.");
    if (said && said.textSha256 !== textSha256) finding("the text is not the one that the history says was captured.");
    if (said && said.originalSha256 !== originalSha256) finding("the original is not the one that the history names.");
    if (!said && isWhole) finding("the history knows nothing of this text.");
    if (!areBlocksOf(text, blocks)) finding("its headings and paragraphs are not stretches of the text, in order.");
    recorded.delete(id);
    counts.versions += 1;
    counts.segments += await checkSegments(checking, id, text);
    counts.passages += await checkPassages(checking, id, text);
    await checkSentences(checking, id, text);
  }
  for (const id of recorded.keys()) find({ kind: "text", where: id, message: "was captured and is gone." });
  return counts;
}

/** Whether a version's structure can be one of its text; what it is called as a part no hash covers. */
function areBlocksOf(text: string, json: string): boolean {
  let reached = 0;
  try {
    for (const { start, end } of storedBlocks(json)) {
      if (start < reached || end < start || end > text.length) return false;
      reached = start;
    }
  } catch {
    return false; // No JSON, or of another shape: what somebody did to it is what is asked.
  }
  return true;
}

async function checkSegments({ read, tables: { segments }, find }: Checking, versionId: SourceVersionId, text: string) {
  const { id, start, end } = segments;
  const voices = await read.select({ id, start, end }).from(segments).where(eq(segments.versionId, versionId));
  for (const voice of voices) {
    if (voice.end <= text.length) continue;
    const message = `reaches to ${voice.end}, beyond the ${text.length} code units of ${versionId}.`;
    find({ kind: "segment", where: voice.id, message });
  }
  return voices.length;
}

/** What a search finds has to be what the text says; the index itself is made of these. */
async function checkSentences({ read, tables, find }: Checking, versionId: SourceVersionId, text: string) {
  const { start, end, text: words } = tables.sentences;
  const cut = await read
    .select({ start, end, words })
    .from(tables.sentences)
    .where(eq(tables.sentences.versionId, versionId));
  const wrong = cut.find((sentence) => text.slice(sentence.start, sentence.end) !== sentence.words);
  if (!wrong) return;
  const message = `has a sentence from ${wrong.start} to ${wrong.end} that is not what the text says there.`;
  find({ kind: "sentence", where: versionId, message });
}

async function checkPassages({ read, tables: { passages }, find }: Checking, versionId: SourceVersionId, text: string) {
  const { id, start, end, exact } = passages;
  const pointed = await read
    .select({ id, start, end, exact })
    .from(passages)
    .where(eq(passages.versionId, versionId))
    .orderBy(asc(passages.start), asc(passages.id));
  for (const passage of pointed) {
    if (text.slice(passage.start, passage.end) === passage.exact) continue;
    const message = `is not what ${versionId} says from ${passage.start} to ${passage.end}.`;
    find({ kind: "passage", where: passage.id, message });
  }
  return pointed.length;
}

/** What an edition says, against its hash, which the history has too. One is in memory at a time. */
async function checkEditions({ read, tables: { editions }, find }: Checking, investigationId: InvestigationId) {
  const published = await read
    .select({ id: editions.id })
    .from(editions)
    .where(eq(editions.investigationId, investigationId))
    .orderBy(asc(editions.id));
  for (const { id } of published) {
    const [edition] = await read
      .select({ content: editions.content, contentSha256: editions.contentSha256 })
      .from(editions)
      .where(eq(editions.id, id));
    if (!edition || sha256(edition.content) === edition.contentSha256) continue;
    find({ kind: "edition", where: id, message: "what it says is not what was published." });
  }
}

/** The bytes as they came, against the hash that is their name. */
async function checkOriginals({ read, tables, find }: Checking, only: InvestigationId | null): Promise<number> {
  const { originals, sourceVersions } = tables;
  const kept =
    only === null
      ? await read.select({ sha256: originals.sha256 }).from(originals).orderBy(asc(originals.sha256))
      : await read
          .select({ sha256: sourceVersions.originalSha256 })
          .from(sourceVersions)
          .where(eq(sourceVersions.investigationId, only));
  for (const { sha256: name } of kept) {
    const [original] = await read.select({ bytes: originals.bytes }).from(originals).where(eq(originals.sha256, name));
    // One that is gone is a broken reference, and is reported as such.
    if (!original || sha256(original.bytes) === name) continue;
    find({ kind: "original", where: name, message: "the bytes are not those of this SHA-256." });
  }
  return kept.length;
}

const brokenReference = z.object({ table: z.string(), rowid: z.number().nullable(), parent: z.string() });

function referenceFinding(row: unknown): Finding {
  const { table, rowid, parent } = brokenReference.parse(row);
  const message = `refers to a row of ${parent} that is not there.`;
  return { kind: "reference", where: rowid === null ? table : `${table} row ${rowid}`, message };
}
