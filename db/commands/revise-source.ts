import { eq } from "drizzle-orm";
import { command } from "@/db/command";
import { canonicalJson } from "@/db/history";
import { sourceIn } from "@/db/queries/things";
import { storedPublished } from "@/db/stored-published";
import { recordedSourceFields, reviseSourceInput, sourceFieldKeys } from "@/lib/domain/source-changes";
import { Problem } from "@/lib/errors";

type Fields = Readonly<Record<string, unknown>>;

/** Corrects what is known of a source: its title, outlet, author and the like. Its text and versions stay as they are. */
export const reviseSource = command({
  name: "revise-source",
  permission: "source.capture",
  input: reviseSourceInput,
  async run(access, { sourceId, changes, seen }) {
    const { write, tables } = access;
    const row = await sourceIn(access, sourceId);
    const standing: Fields = { ...row, published: storedPublished(row.published) };
    const prior = recordedSourceFields.partial().parse(only(standing, Object.keys(changes)));
    if (seen && canonicalJson(only(seen, Object.keys(changes))) !== canonicalJson(prior)) {
      throw new Problem("conflict", "A colleague changed this source meanwhile. Look at it, then save again.");
    }
    const { published, ...others } = changes;
    await write
      .update(tables.sources)
      .set({ ...others, ...(published !== undefined && { published: published && canonicalJson(published) }) })
      .where(eq(tables.sources.id, sourceId));
    return { result: { sourceId }, events: [{ type: "source.revised", sourceId, changes, prior }] };
  },
  undo: ([revised]) => {
    if (revised?.type !== "source.revised") return null;
    const { sourceId, changes, prior } = revised;
    return { name: "revise-source", input: { sourceId, changes: prior, seen: changes } };
  },
});

/** The known fields of a source that are named. */
function only(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    sourceFieldKeys.filter((key) => names.includes(key) && fields[key] !== undefined).map((key) => [key, fields[key]]),
  );
}
