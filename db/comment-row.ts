import { and, eq, isNull } from "drizzle-orm";
import type { Access, Writing } from "@/db/access";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { canonicalJson } from "@/db/history";
import type { CommentId, ReviewerId, ThreadId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

type Said = Readonly<{ commentId: CommentId; threadId: ThreadId; text: string; mentions: ReviewerId[] }>;

/** Keeps a comment. @throws {Problem} `invalid` when it names somebody who does not belong to the investigation. */
export async function insertComment(access: Writing<Access>, { commentId, threadId, text, mentions }: Said) {
  await refuseStrangers(access, mentions);
  const { write, tables, investigationId, reviewerId: addedBy, now } = access;
  const made = { id: commentId, investigationId, threadId, addedBy, addedAtMs: now() };
  await write.insert(tables.comments).values({ ...made, ...commentColumns({ text, mentions }) });
}

/** What a comment says, as its row keeps it. */
export function commentColumns({ text, mentions }: Pick<Said, "text" | "mentions">) {
  return { text, mentions: canonicalJson(mentions) };
}

/** Only who belongs to the investigation now can be named; who leaves later stays named. */
export async function refuseStrangers({ read, tables, investigationId }: Access, mentions: readonly ReviewerId[]) {
  if (mentions.length === 0) return;
  const { memberships } = tables;
  const members = await read
    .select({ id: memberships.reviewerId })
    .from(memberships)
    .where(
      and(
        eq(memberships.investigationId, investigationId),
        isNull(memberships.leftAtMs),
        amongIds(memberships.reviewerId, mentions),
      ),
    );
  if (members.length === mentions.length) return;
  throw new Problem("invalid", "Somebody you mention does not belong to this investigation. Take their name out.");
}
