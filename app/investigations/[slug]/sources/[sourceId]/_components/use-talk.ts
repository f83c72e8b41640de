"use client";

import { useMemo, useState } from "react";
import type { Said } from "@/app/_components/conversation/comment-box";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useSubmit, useTakeRefusals } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { ThreadId } from "@/lib/domain/ids";
import type { Highlight } from "@/lib/editor/highlights";
import { openThreadsIn, type ThreadView } from "@/lib/live/thread-view";
import type { Span } from "@/lib/text/span";
import type { OpenArticle } from "./open-article";
import { useRefusal } from "./refusals";
import { selectedPassage, tooLong } from "./selected-passage";

/** What stands open: a comment being written on some words, or what was said on the page, with the thread asked for. */
export type TalkShown =
  | Readonly<{ kind: "writing"; span: Span; text: string; problem: string | null }>
  | Readonly<{ kind: "reading"; threadId: ThreadId | null }>;

/** The open threads about words of the open text, the marks they make there, and what is being said. */
export function useTalk(article: OpenArticle) {
  const desk = useDesk();
  const submit = useSubmit();
  const announce = useAnnounce();
  const refuse = useRefusal();
  const refusals = useTakeRefusals();
  const [shown, setShown] = useState<TalkShown | null>(null);
  const { threads: opened, comments } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other changes say nothing new; a thread comes with its passage
  const threads = useMemo(() => openThreadsIn(desk, article.versionId), [opened, comments, article.versionId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: passages do not move; threads come with theirs
  const highlights = useMemo(() => threads.flatMap((view) => highlightOf(view, desk.passages)), [threads]);

  return {
    shown,
    threads,
    highlights,
    write: (span: Span) => {
      const problem = tooLong(span);
      if (problem) refuse("Nothing was saved", problem, article.text.slice(span.start, span.end));
      else setShown({ kind: "writing", span, text: "", problem: null });
    },
    /** True when the marks pointed at are those of a thread alone. */
    readAt: (ids: readonly string[]): boolean => {
      const threadId = threads.find(({ thread }) => ids.includes(talkId(thread.id)))?.thread.id;
      if (!threadId || ids.some((id) => !id.startsWith(TALK))) return false;
      setShown({ kind: "reading", threadId });
      return true;
    },
    read: () => setShown({ kind: "reading", threadId: null }),
    change: setShown,
    close: () => {
      refusals.done();
      setShown(null);
    },
    say: async (span: Span, said: Said) => {
      refusals.done();
      setShown(null);
      announce("Comment added.");
      const subject = { kind: "passage" as const, passage: selectedPassage(desk, article, span) };
      const ids = { threadId: newId("thr"), commentId: newId("cmt") };
      const outcome = await submit({ name: "open-thread", input: { ...ids, subject, ...said } });
      if (outcome.ok) return;
      refusals.take(outcome);
      setShown({ kind: "writing", span, text: said.text, problem: outcome.problem.message });
    },
  };
}
export type Talk = ReturnType<typeof useTalk>;

const TALK = "thread:";
const talkId = (threadId: ThreadId) => `${TALK}${threadId}`;

function highlightOf({ thread }: ThreadView, passages: ReturnType<typeof useDesk>["passages"]): Highlight[] {
  const passage = thread.subject.kind === "passage" ? passages[thread.subject.id] : undefined;
  if (!passage) return [];
  const { start: from, end: to } = passage;
  return [{ id: talkId(thread.id), claimId: "", from, to, type: "other", edge: "talk", isOn: false }];
}
