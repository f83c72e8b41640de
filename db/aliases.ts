import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import type { AliasGroup } from "@/lib/suggest/search-terms";

const names = z.array(z.string());

/** The names that mean the same in the investigation, in the order of their groups. */
export async function aliasesIn({ read, tables, investigationId }: Access): Promise<readonly AliasGroup[]> {
  const { aliasGroups } = tables;
  const rows = await read
    .select({ names: aliasGroups.names })
    .from(aliasGroups)
    .where(eq(aliasGroups.investigationId, investigationId))
    .orderBy(asc(aliasGroups.id));
  return rows.map((row) => names.parse(JSON.parse(row.names)));
}
