import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Access } from "@/db/access";
import { type Asks, prepared } from "@/db/prepared";
import type { SavedView } from "@/lib/domain/saved-view";

const params = z.record(z.string(), z.string());

/** The saved views of the investigation, removed ones too, in one order. */
export async function savedViewsIn(access: Access): Promise<SavedView[]> {
  const rows = await stored(access, { investigationId: access.investigationId });
  return rows.map(({ investigationId: _investigationId, ...row }) => ({
    ...row,
    params: params.parse(JSON.parse(row.params)),
  }));
}

const stored = prepared((read, { savedViews }, asked: Asks<"investigationId">) =>
  read
    .select()
    .from(savedViews)
    .where(eq(savedViews.investigationId, asked("investigationId")))
    .orderBy(asc(savedViews.id)),
);
