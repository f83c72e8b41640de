"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { useFocusBack } from "@/app/_components/use-focus-back";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { ThreadView } from "@/lib/live/thread-view";
import { may } from "@/lib/policy/permissions";
import { CommentBox } from "./comment-box";
import { CommentItem } from "./comment-item";
import { useSaying } from "./use-saying";

type Props = Readonly<{
  view: ThreadView;
  /** What it is about, where that is not the page itself. */
  about?: ReactNode;
}>;

/** One thread: what was said, a reply, and whether anything is left to talk about. */
export function ThreadItem({ view: { thread, comments, isOpen }, about }: Props) {
  const { reviewers } = useDesk();
  const me = useMe();
  const saying = useSaying();
  const reply = useFocusBack(saying.draft !== null);
  const announce = useAnnounce();
  const { id: threadId, openedBy, resolvedBy } = thread;
  const first = reviewers[openedBy]?.name ?? "a former reviewer";
  const mayResolve = may(me.role, "thread.resolve", openedBy === me.reviewerId);
  const turn = () => {
    announce(isOpen ? "Thread resolved." : "Thread reopened.");
    void saying.submit({ name: isOpen ? "resolve-thread" : "reopen-thread", input: { threadId } });
  };
  return (
    <article className="thread" id={threadId} aria-label={`Thread opened by ${first}`} tabIndex={-1}>
      {about && <div className="thread-about">{about}</div>}
      <ol className="comments">
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} isOpen={isOpen} />
        ))}
      </ol>
      {!isOpen && (
        <p className="muted thread-resolved">
          Resolved by {resolvedBy ? (reviewers[resolvedBy]?.name ?? "a former reviewer") : "somebody"}.
        </p>
      )}
      {saying.draft ? (
        <CommentBox
          label="Reply"
          action="Reply"
          text={saying.draft.text}
          onText={(text) => saying.change({ text })}
          onSay={(said) =>
            saying.send({ name: "comment", input: { threadId, commentId: newId("cmt"), ...said } }, "Reply added.")
          }
          onCancel={saying.close}
          problem={saying.refusal?.message ?? null}
          hasFocus
        />
      ) : (
        <div className="thread-actions">
          {isOpen && may(me.role, "comment.add") && (
            <Button ref={reply} size="small" onClick={() => saying.open({ text: "" })}>
              Reply
            </Button>
          )}
          {mayResolve && (
            <Button size="small" tone="quiet" onClick={turn}>
              {isOpen ? "Resolve" : "Reopen"}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
