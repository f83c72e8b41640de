import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import type { SavedView } from "@/lib/domain/saved-view";

const params = z.record(z.string(), z.string());

/** The saved views of the investigation, removed ones too, in one order. */
export async function savedViewsIn({ read, tables, investigationId }: Access): Promise<SavedView[]> {
  const { savedViews } = tables;
  const rows = await read
    .select()
    .from(savedViews)
    .where(eq(savedViews.investigationId, investigationId))
    .orderBy(asc(savedViews.id));
  return rows.map(({ investigationId: _investigationId, ...row }) => ({
    ...row,
    params: params.parse(JSON.parse(row.params)),
  }));
}
