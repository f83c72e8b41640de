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
import type { PageTalk } from "./margin-items";
import type { OpenArticle } from "./open-article";
import { useRefusal } from "./refusals";
import { selectedPassage, tooLong } from "./selected-passage";

/** What stands open: a comment being written on some words, or what was said on the page, with the thread asked for. */
type TalkShown =
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
  const placed = useMemo(() => threads.flatMap((view) => placedTalk(view, desk.passages)), [threads]);
  const highlights = useMemo(() => placed.map(highlightOf), [placed]);

  return {
    shown,
    threads,
    placed,
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
    read: (threadId: ThreadId | null = null) => setShown({ kind: "reading", threadId }),
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

function placedTalk(talk: ThreadView, passages: ReturnType<typeof useDesk>["passages"]): PageTalk[] {
  const { id, subject } = talk.thread;
  const passage = subject.kind === "passage" ? passages[subject.id] : undefined;
  return passage ? [{ talk, passage, highlight: talkId(id) }] : [];
}

function highlightOf({ passage, highlight: id }: PageTalk): Highlight {
  const { start: from, end: to } = passage;
  return { id, claimId: "", from, to, type: "other", edge: "talk", isOn: false };
}
