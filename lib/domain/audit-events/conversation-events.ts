import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { passage } from "./recorded-passage";

/** What was said of claims, evidence, passages and sources. */
export const conversationEvents = [
  z.object({
    type: z.literal("thread.opened"),
    threadId: id("thr"),
    subject: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("claim"), id: id("clm") }),
      z.object({ kind: z.literal("evidence"), id: id("evl") }),
      z.object({ kind: z.literal("passage"), id: id("psg") }),
      z.object({ kind: z.literal("source"), id: id("src") }),
    ]),
    /** The passage, where it is what the thread is about. */
    passage: passage.nullable(),
  }),
  z.object({
    type: z.literal("comment.added"),
    commentId: id("cmt"),
    threadId: id("thr"),
    text: z.string(),
    mentions: z.array(id("rev")),
  }),
  z.object({
    type: z.literal("comment.revised"),
    commentId: id("cmt"),
    text: z.string(),
    mentions: z.array(id("rev")),
    prior: z.object({ text: z.string(), mentions: z.array(id("rev")) }),
  }),
  z.object({ type: z.literal("comment.retracted"), commentId: id("cmt") }),
  z.object({ type: z.literal("comment.restored"), commentId: id("cmt") }),
  z.object({ type: z.literal("thread.resolved"), threadId: id("thr") }),
  z.object({ type: z.literal("thread.reopened"), threadId: id("thr") }),
] as const;
