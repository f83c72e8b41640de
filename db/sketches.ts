import { and, eq, notExists, sql } from "drizzle-orm";
import { insertShingles } from "@/db/engines/sqlite/found-by";
import { type Asks, prepared } from "@/db/prepared";
import type { Store, Tables, Writable } from "@/db/store";
import type { InvestigationId, SourceVersionId } from "@/lib/domain/ids";
import { shinglesOf, sketchOf } from "@/lib/near/shingles";

type Version = Readonly<{ id: SourceVersionId; investigationId: InvestigationId; text: string }>;

const newSketch = prepared((write: Writable, { sketches }, asked: Asks<"investigationId" | "versionId">) =>
  write
    .insert(sketches)
    .values({ investigationId: asked("investigationId"), versionId: asked("versionId") })
    .returning({ id: sketches.id }),
);

/** Stores by what words a version's text is found; sketches it where that is not given. O(text). */
export async function indexSketch(
  write: Writable,
  tables: Tables,
  { id: versionId, investigationId, text }: Version,
  numbers: readonly number[] = sketchOf(shinglesOf(text)),
): Promise<void> {
  const [sketch] = await newSketch({ read: write, tables }, { investigationId, versionId });
  if (!sketch) throw new Error("A row that was stored is told.");
  await insertShingles(write, tables, sketch.id, numbers);
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
