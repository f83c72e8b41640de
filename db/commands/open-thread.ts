import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Access, Writing } from "@/db/access";
import { command } from "@/db/command";
import { pointAt } from "@/db/commands/point-at";
import { insertComment } from "@/db/comment-row";
import { claimIn, evidenceLinkIn, sourceIn, threadIn } from "@/db/queries/things";
import { subjectColumns } from "@/db/thread-row";
import type { Passage } from "@/lib/domain/passage";
import { openThreadInput, reopenThreadInput, resolveThreadInput, type Subject } from "@/lib/domain/thread";
import { Problem } from "@/lib/errors";

type Named = z.output<typeof openThreadInput>["subject"];

/** What the thread is about, if it is there; a passage is pointed at when nobody had. */
async function aboutWhat(
  access: Writing<Access>,
  named: Named,
): Promise<Readonly<{ subject: Subject; passage: Passage | null }>> {
  switch (named.kind) {
    case "claim":
      await claimIn(access, named.id);
      return { subject: named, passage: null };
    case "evidence":
      await evidenceLinkIn(access, named.id);
      return { subject: named, passage: null };
    case "source":
      await sourceIn(access, named.id);
      return { subject: named, passage: null };
    case "passage": {
      const passage = await pointAt(access, named.passage);
      return { subject: { kind: "passage", id: passage.id }, passage };
    }
  }
}

/** Begins a conversation about something, with its first comment. */
export const openThread = command({
  name: "open-thread",
  permission: "comment.add",
  input: openThreadInput,
  async run(access, { threadId, subject: named, ...comment }) {
    const { write, tables, investigationId, reviewerId: openedBy, now } = access;
    const { subject, passage } = await aboutWhat(access, named);
    const made = { id: threadId, investigationId, openedBy, openedAtMs: now() };
    await write.insert(tables.threads).values({ ...made, ...subjectColumns(subject) });
    await insertComment(access, { threadId, ...comment });
    return {
      result: { threadId, commentId: comment.commentId },
      events: [
        { type: "thread.opened", threadId, subject, passage },
        { type: "comment.added", threadId, ...comment },
      ],
    };
  },
  // A thread in which nobody says anything is shown nowhere.
  undo: ([, added]) =>
    added?.type === "comment.added" ? { name: "retract-comment", input: { commentId: added.commentId } } : null,
});

/** Says that nothing is left to talk about. */
export const resolveThread = command({
  name: "resolve-thread",
  permission: "thread.resolve",
  input: resolveThreadInput,
  ownerOf: async (access, { threadId }) => (await threadIn(access, threadId)).openedBy,
  async run(access, { threadId }) {
    const { write, tables, reviewerId: resolvedBy, now } = access;
    if ((await threadIn(access, threadId)).resolvedAtMs !== null) {
      throw new Problem("conflict", "This thread is resolved already.");
    }
    const { threads } = tables;
    await write.update(threads).set({ resolvedBy, resolvedAtMs: now() }).where(eq(threads.id, threadId));
    return { result: { threadId }, events: [{ type: "thread.resolved", threadId }] };
  },
  undo: ([resolved]) =>
    resolved?.type === "thread.resolved" ? { name: "reopen-thread", input: { threadId: resolved.threadId } } : null,
});

/** Goes on with a resolved thread. */
export const reopenThread = command({
  name: "reopen-thread",
  permission: "thread.resolve",
  input: reopenThreadInput,
  ownerOf: async (access, { threadId }) => (await threadIn(access, threadId)).openedBy,
  async run(access, { threadId }) {
    const { write, tables } = access;
    if ((await threadIn(access, threadId)).resolvedAtMs === null) {
      throw new Problem("conflict", "This thread is not resolved.");
    }
    const { threads } = tables;
    await write.update(threads).set({ resolvedBy: null, resolvedAtMs: null }).where(eq(threads.id, threadId));
    return { result: { threadId }, events: [{ type: "thread.reopened", threadId }] };
  },
  undo: ([reopened]) =>
    reopened?.type === "thread.reopened" ? { name: "resolve-thread", input: { threadId: reopened.threadId } } : null,
});
