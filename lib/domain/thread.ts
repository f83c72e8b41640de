import { z } from "zod";
import { words } from "@/lib/domain/claim";
import {
  type ClaimId,
  type CommentId,
  type EvidenceLinkId,
  id,
  type PassageId,
  type ReviewerId,
  type SourceId,
  type ThreadId,
} from "@/lib/domain/ids";
import { passageInput } from "@/lib/domain/passage";

/**
 * A thread is a conversation about one thing of an investigation: a claim, a link, a passage or a source.
 * It is resolved and reopened, and never deleted; a comment that was taken back stays in the history.
 */

export const subjectKinds = ["claim", "evidence", "passage", "source"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What a thread is about. */
export type Subject =
  | Readonly<{ kind: "claim"; id: ClaimId }>
  | Readonly<{ kind: "evidence"; id: EvidenceLinkId }>
  | Readonly<{ kind: "passage"; id: PassageId }>
  | Readonly<{ kind: "source"; id: SourceId }>;

export type Thread = Readonly<{
  id: ThreadId;
  subject: Subject;
  openedBy: ReviewerId;
  openedAtMs: number;
  resolvedBy: ReviewerId | null;
  resolvedAtMs: number | null;
}>;

export type Comment = Readonly<{
  id: CommentId;
  threadId: ThreadId;
  text: string;
  /** Whom it names, each once, in the order of ids. They belonged to the investigation when it was written. */
  mentions: readonly ReviewerId[];
  addedBy: ReviewerId;
  addedAtMs: number;
  revisedAtMs: number | null;
  /** Who took it back: the author or a curator. Its text is not shown then. */
  retractedBy: ReviewerId | null;
  retractedAtMs: number | null;
}>;

export const COMMENT_CODE_UNITS = 5_000;
const MENTIONS = 50;

const someText = words(COMMENT_CODE_UNITS).pipe(z.string().min(1, "must not be empty"));
const mentions = z
  .array(id("rev"))
  .max(MENTIONS)
  .default([])
  .transform((named) => [...new Set(named)].sort());

/** A passage may be one that nobody pointed at before. */
const subjectInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("claim"), id: id("clm") }),
  z.object({ kind: z.literal("evidence"), id: id("evl") }),
  z.object({ kind: z.literal("passage"), passage: passageInput }),
  z.object({ kind: z.literal("source"), id: id("src") }),
]);

export const openThreadInput = z.object({
  threadId: id("thr"),
  subject: subjectInput,
  commentId: id("cmt"),
  text: someText,
  mentions,
});
export const commentInput = z.object({ commentId: id("cmt"), threadId: id("thr"), text: someText, mentions });
/** `seen` are the words that the author had before them: others that stand there by now are a conflict. */
export const reviseCommentInput = z.object({
  commentId: id("cmt"),
  text: someText,
  mentions,
  seen: words(COMMENT_CODE_UNITS).optional(),
});
export const retractCommentInput = z.object({ commentId: id("cmt") });
export const restoreCommentInput = z.object({ commentId: id("cmt") });
export const resolveThreadInput = z.object({ threadId: id("thr") });
export const reopenThreadInput = z.object({ threadId: id("thr") });
