import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { commentOf, threadOf } from "@/db/thread-row";
import type { ClaimId, EvidenceLinkId, PassageId } from "@/lib/domain/ids";
import type { Comment, Thread } from "@/lib/domain/thread";
import type { DeskScope } from "@/lib/live/desk-scope";

/** What a narrow desk holds: threads about it are read by an index each, so that the others cost nothing. */
type Held = Readonly<{
  claimIds: Iterable<ClaimId>;
  linkIds: Iterable<EvidenceLinkId>;
  /** Passages that make, or bear on, the claims that the scope names. */
  passageIds: Iterable<PassageId>;
}>;

/** The threads that belong on a desk, with their comments: see `DeskScope`. O(what is talked about there). */
export async function threadsWithin(
  access: Access,
  scope: DeskScope,
  held: Held,
): Promise<Readonly<{ threads: Thread[]; comments: Comment[] }>> {
  const { read, tables, investigationId } = access;
  const { threads, comments } = tables;
  const here = eq(threads.investigationId, investigationId);
  const inSources = scope && (await pointedAtIn(access, scope));
  const about =
    scope &&
    inSources &&
    or(
      amongIds(threads.claimId, held.claimIds),
      amongIds(threads.linkId, held.linkIds),
      amongIds(threads.passageId, [...inSources, ...held.passageIds]),
      inArray(threads.sourceId, [...scope.sourceIds]),
    );
  const opened = await read
    .select()
    .from(threads)
    .where(and(here, about ?? undefined))
    .orderBy(asc(threads.id));
  const said = await read
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.investigationId, investigationId),
        about
          ? amongIds(
              comments.threadId,
              opened.map(({ id }) => id),
            )
          : undefined,
      ),
    )
    .orderBy(asc(comments.id));
  return { threads: opened.map(threadOf), comments: said.map(commentOf) };
}

/** The passages of the scope's sources that a thread is about. */
async function pointedAtIn(
  { read, tables, investigationId }: Access,
  { sourceIds }: NonNullable<DeskScope>,
): Promise<PassageId[]> {
  const { threads, passages, sourceVersions } = tables;
  const pointed = await read
    .selectDistinct({ id: passages.id })
    .from(sourceVersions)
    .innerJoin(passages, and(eq(passages.versionId, sourceVersions.id), eq(passages.investigationId, investigationId)))
    .innerJoin(threads, and(eq(threads.passageId, passages.id), eq(threads.investigationId, investigationId)))
    .where(and(inArray(sourceVersions.sourceId, [...sourceIds]), eq(sourceVersions.investigationId, investigationId)));
  return pointed.map(({ id }) => id);
}
