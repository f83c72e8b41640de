import { and, eq, gt, inArray, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { insertSentences } from "@/db/engines/sqlite/found-by";
import type { Store, Tables, Writable } from "@/db/store";
import type { InvestigationId, SourceVersionId } from "@/lib/domain/ids";
import type { SourceText } from "@/lib/domain/source";
import { sentencesIn } from "@/lib/suggest/sentences";
import type { Span } from "@/lib/text/span";
import { storedBlocks } from "./stored-blocks";

type Version = Readonly<{ id: SourceVersionId; investigationId: InvestigationId }> & SourceText;

/** So many are indexed in some 5 ms; each slice makes a part of the index. */
const SENTENCES_A_SLICE = 500;

/**
 * Stores a version's sentences, so that they can be searched; cuts them where they are not given. O(text), with a `pause`
 * between the slices of a long one.
 */
export async function indexSentences(
  write: Writable,
  tables: Tables,
  version: Version,
  spans: readonly Span[] = sentencesIn(version.text, version.blocks),
  pause: () => Promise<void> = async () => undefined,
): Promise<void> {
  const { id: versionId, investigationId, text, blocks, segments } = version;
  const paragraphs = blocks.filter(({ kind }) => kind !== "page-break");
  let paragraph = 0;
  let segmentAt = 0;
  const rows = spans.map(({ start, end }) => {
    while ((paragraphs[paragraph]?.start ?? text.length) <= start) paragraph += 1;
    while ((segments[segmentAt]?.end ?? text.length) <= start) segmentAt += 1;
    const segment = segments[segmentAt];
    const { kind, voice } = segment && segment.start <= start ? segment : ({ kind: "body", voice: null } as const);
    return { start, end, paragraph, kind, voice, text: text.slice(start, end) };
  });
  for (let from = 0; from < rows.length; from += SENTENCES_A_SLICE) {
    await insertSentences(write, tables, { investigationId, versionId }, rows.slice(from, from + SENTENCES_A_SLICE));
    if (rows.length > SENTENCES_A_SLICE) await pause();
  }
}

/** Takes the sentences of versions out of what is searched, with a `pause` between slices. */
export async function dropSentences(
  write: Writable,
  { sentences }: Tables,
  versionIds: readonly SourceVersionId[],
  pause: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const some = write
      .select({ id: sentences.id })
      .from(sentences)
      .where(inArray(sentences.versionId, [...versionIds]))
      .limit(SENTENCES_A_SLICE);
    const dropped = await write.delete(sentences).where(inArray(sentences.id, some)).returning({ id: sentences.id });
    if (dropped.length < SENTENCES_A_SLICE) return;
    await pause();
  }
}

/**
 * Cuts the texts that were captured before there were sentences: once for each database, when it is opened. Every
 * version has its transaction, and is looked at again within it, since another process may do the same.
 */
export async function indexMissingSentences(store: Store): Promise<void> {
  const { sourceVersions, segments, sentences } = store.tables;
  const isMissing = notExists(
    store.read.select({ one: sql`1` }).from(sentences).where(eq(sentences.versionId, sourceVersions.id)),
  );
  // Earlier versions are left out of what is searched.
  const later = alias(sourceVersions, "later");
  const isPresent = notExists(
    store.read
      .select({ one: sql`1` })
      .from(later)
      .where(and(eq(later.sourceId, sourceVersions.sourceId), gt(later.number, sourceVersions.number))),
  );
  const missing = await store.read
    .select({ id: sourceVersions.id, investigationId: sourceVersions.investigationId })
    .from(sourceVersions)
    .where(and(isMissing, isPresent, sql`trim(${sourceVersions.text}) <> ''`));
  for (const { id, investigationId } of missing) {
    await store.change(investigationId, async (write) => {
      const there = await write
        .select({ id: sentences.id })
        .from(sentences)
        .where(eq(sentences.versionId, id))
        .limit(1);
      const [version] = await write
        .select({ text: sourceVersions.text, blocks: sourceVersions.blocks })
        .from(sourceVersions)
        .where(eq(sourceVersions.id, id));
      if (there.length > 0 || !version) return;
      const { kind, voice, reliability, start, end } = segments;
      const voices = await write
        .select({ kind, voice, reliability, start, end })
        .from(segments)
        .where(eq(segments.versionId, id))
        .orderBy(segments.start);
      const { text } = version;
      const blocks = storedBlocks(version.blocks);
      await indexSentences(write, store.tables, { id, investigationId, text, blocks, segments: voices });
    });
  }
}
