import { and, asc, eq, or } from "drizzle-orm";
import type { Access } from "@/db/access";
import { amongIds, idList, isAlso } from "@/db/engines/sqlite/among-ids";
import { type Asks, prepared } from "@/db/prepared";
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
  const { investigationId } = access;
  if (scope === null) {
    const [opened, said] = [
      await allThreads(access, { investigationId }),
      await allComments(access, { investigationId }),
    ];
    return { threads: opened.map(threadOf), comments: said.map(commentOf) };
  }
  const sourceIds = idList(scope.sourceIds);
  const inSources = await pointedAtIn(access, { investigationId, sourceIds });
  const opened = await threadsAbout(access, {
    investigationId,
    sourceIds,
    claimIds: idList(held.claimIds),
    linkIds: idList(held.linkIds),
    passageIds: idList([...inSources.map(({ id }) => id), ...held.passageIds]),
  });
  if (opened.length === 0) return { threads: [], comments: [] };
  const said = await commentsIn(access, { investigationId, threadIds: idList(opened.map(({ id }) => id)) });
  return { threads: opened.map(threadOf), comments: said.map(commentOf) };
}

const allThreads = prepared((read, { threads }, asked: Asks<"investigationId">) =>
  read
    .select()
    .from(threads)
    .where(eq(threads.investigationId, asked("investigationId")))
    .orderBy(asc(threads.id)),
);

const allComments = prepared((read, { comments }, asked: Asks<"investigationId">) =>
  read
    .select()
    .from(comments)
    .where(eq(comments.investigationId, asked("investigationId")))
    .orderBy(asc(comments.id)),
);

type Subjects = "investigationId" | "sourceIds" | "claimIds" | "linkIds" | "passageIds";
const threadsAbout = prepared((read, { threads }, asked: Asks<Subjects>) =>
  read
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.investigationId, asked("investigationId")),
        or(
          amongIds(threads.claimId, asked("claimIds")),
          amongIds(threads.linkId, asked("linkIds")),
          amongIds(threads.passageId, asked("passageIds")),
          amongIds(threads.sourceId, asked("sourceIds")),
        ),
      ),
    )
    .orderBy(asc(threads.id)),
);

const commentsIn = prepared((read, { comments }, asked: Asks<"investigationId" | "threadIds">) =>
  read
    .select()
    .from(comments)
    .where(and(eq(comments.investigationId, asked("investigationId")), amongIds(comments.threadId, asked("threadIds"))))
    .orderBy(asc(comments.id)),
);

/** The passages of the scope's sources that a thread is about. Cross joins, as in `claimIdsWithin`. */
const pointedAtIn = prepared((read, tables, asked: Asks<"investigationId" | "sourceIds">) => {
  const { threads, passages, sourceVersions } = tables;
  const here = asked("investigationId");
  return read
    .selectDistinct({ id: passages.id })
    .from(sourceVersions)
    .crossJoin(passages)
    .crossJoin(threads)
    .where(
      and(
        amongIds(sourceVersions.sourceId, asked("sourceIds")),
        isAlso(sourceVersions.investigationId, here),
        and(eq(passages.investigationId, here), eq(passages.versionId, sourceVersions.id)),
        and(eq(threads.investigationId, here), eq(threads.passageId, passages.id)),
      ),
    );
});
