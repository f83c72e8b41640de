import { eq } from "drizzle-orm";
import type { Access, Writing } from "@/db/access";
import { canonicalJson } from "@/db/history";
import type { SourceVersionId } from "@/lib/domain/ids";
import { type PageResponse, pageResponse } from "@/lib/domain/page-response";

/** Keeps how a page answered beside the version that was read of it. */
export async function keepResponse(
  { write, tables, investigationId }: Writing<Access>,
  versionId: SourceVersionId,
  response: PageResponse,
): Promise<void> {
  await write.insert(tables.pageResponses).values({ versionId, investigationId, response: canonicalJson(response) });
}

/** How the pages answered that versions were fetched from, by version. */
export async function pageResponsesWithin({ read, tables, investigationId }: Access) {
  const { versionId, response } = tables.pageResponses;
  const rows = await read
    .select({ versionId, response })
    .from(tables.pageResponses)
    .where(eq(tables.pageResponses.investigationId, investigationId));
  return new Map(rows.map((row) => [row.versionId, pageResponse.parse(JSON.parse(row.response))]));
}
