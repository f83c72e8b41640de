import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import { type Asks, prepared } from "@/db/prepared";
import type { AliasGroup } from "@/lib/suggest/search-terms";

const names = z.array(z.string());

/** The groups of names that mean the same in the investigation, in one order. */
export async function aliasGroupsIn(access: Access) {
  const rows = await stored(access, { investigationId: access.investigationId });
  return rows.map((row) => ({ id: row.id, names: names.parse(JSON.parse(row.names)) }));
}

const stored = prepared((read, { aliasGroups }, asked: Asks<"investigationId">) =>
  read
    .select({ id: aliasGroups.id, names: aliasGroups.names })
    .from(aliasGroups)
    .where(eq(aliasGroups.investigationId, asked("investigationId")))
    .orderBy(asc(aliasGroups.id)),
);

/** The same, as they are searched with. */
export async function aliasesIn(access: Access): Promise<readonly AliasGroup[]> {
  return (await aliasGroupsIn(access)).map((group) => group.names);
}
