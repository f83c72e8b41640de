import { eq } from "drizzle-orm";
import { command } from "@/db/command";
import { commentColumns, insertComment, refuseStrangers } from "@/db/comment-row";
import { commentIn, threadIn } from "@/db/queries/things";
import { commentInput, restoreCommentInput, retractCommentInput, reviseCommentInput } from "@/lib/domain/thread";
import { Problem } from "@/lib/errors";

/** Says something in a thread that is not resolved. */
export const addComment = command({
  name: "comment",
  permission: "comment.add",
  input: commentInput,
  async run(access, comment) {
    if ((await threadIn(access, comment.threadId)).resolvedAtMs !== null) {
      throw new Problem("conflict", "This thread is resolved. Reopen it to go on.");
    }
    await insertComment(access, comment);
    return { result: { commentId: comment.commentId }, events: [{ type: "comment.added", ...comment }] };
  },
  undo: ([added]) =>
    added?.type === "comment.added" ? { name: "retract-comment", input: { commentId: added.commentId } } : null,
});

/** Puts one's own comment in other words. The event keeps those that stood there. */
export const reviseComment = command({
  name: "revise-comment",
  permission: "comment.revise",
  input: reviseCommentInput,
  ownerOf: async (access, { commentId }) => (await commentIn(access, commentId)).addedBy,
  async run(access, { commentId, seen, ...said }) {
    const { write, tables, now } = access;
    const { text, mentions, retractedAtMs } = await commentIn(access, commentId);
    if (retractedAtMs !== null) throw new Problem("conflict", "This comment was taken back. Restore it first.");
    if (seen !== undefined && seen !== text) {
      const reason = "You changed this comment elsewhere meanwhile. Look at it, then save again.";
      throw new Problem("conflict", reason, { present: text });
    }
    await refuseStrangers(
      access,
      said.mentions.filter((named) => !mentions.includes(named)),
    );
    const { comments } = tables;
    const revised = { ...commentColumns(said), revisedAtMs: now() };
    await write.update(comments).set(revised).where(eq(comments.id, commentId));
    const prior = { text, mentions: [...mentions] };
    return { result: { commentId }, events: [{ type: "comment.revised", commentId, ...said, prior }] };
  },
  undo: ([revised]) =>
    revised?.type === "comment.revised"
      ? { name: "revise-comment", input: { commentId: revised.commentId, ...revised.prior } }
      : null,
});

/** Takes a comment back: it is no longer shown, and the history keeps it. */
export const retractComment = command({
  name: "retract-comment",
  permission: "comment.retract",
  input: retractCommentInput,
  ownerOf: async (access, { commentId }) => (await commentIn(access, commentId)).addedBy,
  async run(access, { commentId }) {
    const { write, tables, reviewerId: retractedBy, now } = access;
    if ((await commentIn(access, commentId)).retractedAtMs !== null) {
      throw new Problem("conflict", "This comment is taken back already.");
    }
    const { comments } = tables;
    await write.update(comments).set({ retractedBy, retractedAtMs: now() }).where(eq(comments.id, commentId));
    return { result: { commentId }, events: [{ type: "comment.retracted", commentId }] };
  },
  undo: ([retracted]) =>
    retracted?.type === "comment.retracted"
      ? { name: "restore-comment", input: { commentId: retracted.commentId } }
      : null,
});

/** Shows a comment again that was taken back. */
export const restoreComment = command({
  name: "restore-comment",
  permission: "comment.retract",
  input: restoreCommentInput,
  ownerOf: async (access, { commentId }) => (await commentIn(access, commentId)).addedBy,
  async run(access, { commentId }) {
    const { write, tables } = access;
    if ((await commentIn(access, commentId)).retractedAtMs === null) {
      throw new Problem("conflict", "This comment is not taken back.");
    }
    const { comments } = tables;
    await write.update(comments).set({ retractedBy: null, retractedAtMs: null }).where(eq(comments.id, commentId));
    return { result: { commentId }, events: [{ type: "comment.restored", commentId }] };
  },
  undo: ([restored]) =>
    restored?.type === "comment.restored"
      ? { name: "retract-comment", input: { commentId: restored.commentId } }
      : null,
});
