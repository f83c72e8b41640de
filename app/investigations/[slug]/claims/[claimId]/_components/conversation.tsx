"use client";

import Link from "next/link";
import { CommentBox } from "@/app/_components/conversation/comment-box";
import { ThreadList } from "@/app/_components/conversation/thread-list";
import { useSaying } from "@/app/_components/conversation/use-saying";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { ClaimView } from "@/lib/live/claim-view";
import { passageOf, type ThreadView, threadsAbout } from "@/lib/live/thread-view";
import { may } from "@/lib/policy/permissions";
import type { Paragraphs } from "./paragraphs";

type Props = Readonly<{ view: ClaimView; slug: string; paragraphs: Paragraphs }>;

/** What is said about the claim, its evidence and its passages. */
export function Conversation({ view, slug, paragraphs }: Props) {
  const desk = useDesk();
  const me = useMe();
  const saying = useSaying();
  const threads = threadsAbout(desk, view);
  const { id } = view.claim;
  const aboutOf = (thread: ThreadView) => {
    const passageId = passageOf(desk, thread.thread);
    const passage = passageId && desk.passages[passageId];
    const source = passage && desk.sources[passage.sourceId];
    if (!source) return null;
    const stands = paragraphs[passage.id];
    const { subject } = thread.thread;
    const isRetracted = subject.kind === "evidence" && desk.links[subject.id]?.retractedAtMs !== null;
    return (
      <>
        <p>
          {subject.kind === "evidence" ? "On the evidence of " : "On words of "}
          <Link href={`/investigations/${slug}/sources/${source.id}?passage=${passage.id}`}>
            <bdi>{source.outlet ?? source.title}</bdi>
            {stands && ` ¶${stands.paragraph}`}
          </Link>
          {isRetracted && ", since retracted"}
        </p>
        <blockquote dir={source.direction} lang={source.language ?? undefined}>
          {passage.exact}
        </blockquote>
      </>
    );
  };
  return (
    <section className="block claim-conversation" id="conversation" aria-labelledby="conversation-head">
      <h2 id="conversation-head">Conversation</h2>
      {threads.length === 0 && <p className="muted">Nobody has said anything about this claim yet.</p>}
      <ThreadList threads={threads} aboutOf={aboutOf} />
      {may(me.role, "comment.add") && (
        <CommentBox
          label="Comment on this claim"
          action="Comment"
          text={saying.draft?.text ?? ""}
          onText={(text) => saying.change({ text })}
          onSay={(said) => {
            const ids = { threadId: newId("thr"), commentId: newId("cmt") };
            saying.send(
              { name: "open-thread", input: { ...ids, subject: { kind: "claim", id }, ...said } },
              "Comment added.",
            );
          }}
          problem={saying.refusal?.message ?? null}
        />
      )}
    </section>
  );
}
