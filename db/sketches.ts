import { and, eq, notExists, sql } from "drizzle-orm";
import type { Store, Tables, Writable } from "@/db/store";
import type { InvestigationId, SourceVersionId } from "@/lib/domain/ids";
import { shinglesOf, sketchOf } from "@/lib/near/shingles";

type Version = Readonly<{ id: SourceVersionId; investigationId: InvestigationId; text: string }>;

/** SQLite takes 32 766 values in a statement; a shingle has two. */
const SHINGLES_A_STATEMENT = 2_000;

/** Stores by what words a version's text is found. O(text). */
export async function indexSketch(write: Writable, tables: Tables, version: Version): Promise<void> {
  const { id: versionId, investigationId, text } = version;
  const [sketch] = await write
    .insert(tables.sketches)
    .values({ investigationId, versionId })
    .returning({ id: tables.sketches.id });
  if (!sketch) throw new Error("A row that was stored is told.");
  const rows = sketchOf(shinglesOf(text)).map((hash) => ({ hash, sketchId: sketch.id }));
  for (let at = 0; at < rows.length; at += SHINGLES_A_STATEMENT) {
    await write.insert(tables.shingles).values(rows.slice(at, at + SHINGLES_A_STATEMENT));
  }
}

/**
 * Sketches the texts that were captured before there were sketches, or came in a bundle. Every version has its
 * transaction, and is looked at again within it, since another process may do the same.
 */
export async function indexMissingSketches(store: Store): Promise<void> {
  const { sourceVersions, sketches } = store.tables;
  const missing = await store.read
    .select({ id: sourceVersions.id, investigationId: sourceVersions.investigationId })
    .from(sourceVersions)
    .where(
      notExists(store.read.select({ one: sql`1` }).from(sketches).where(eq(sketches.versionId, sourceVersions.id))),
    );
  for (const { id, investigationId } of missing) {
    await store.change(investigationId, async (write) => {
      const there = await write.select({ id: sketches.id }).from(sketches).where(eq(sketches.versionId, id));
      const [version] = await write
        .select({ text: sourceVersions.text })
        .from(sourceVersions)
        .where(and(eq(sourceVersions.id, id), eq(sourceVersions.investigationId, investigationId)));
      if (there.length > 0 || !version) return;
      await indexSketch(write, store.tables, { id, investigationId, text: version.text });
    });
  }
}
