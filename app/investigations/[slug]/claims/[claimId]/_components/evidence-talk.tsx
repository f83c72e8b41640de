"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { CommentBox } from "@/app/_components/conversation/comment-box";
import { useSaying } from "@/app/_components/conversation/use-saying";
import { useFocusBack } from "@/app/_components/use-focus-back";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { EvidenceLinkId } from "@/lib/domain/ids";
import { threadViews } from "@/lib/live/thread-view";
import { may } from "@/lib/policy/permissions";

type Props = Readonly<{
  linkId: EvidenceLinkId;
  name: string /** What else can be done with it. */;
  children: ReactNode;
}>;

/** Begins to talk about one piece of evidence, and leads to what is said of it already. */
export function EvidenceTalk({ linkId, name, children }: Props) {
  const desk = useDesk();
  const me = useMe();
  const saying = useSaying();
  const opener = useFocusBack(saying.draft !== null);
  const [first] = threadViews(desk).filter(({ thread, isOpen }) => isOpen && thread.subject.id === linkId);
  if (saying.draft) {
    return (
      <CommentBox
        label={`Comment on the evidence from ${name}`}
        action="Comment"
        text={saying.draft.text}
        onText={(text) => saying.change({ text })}
        onSay={(said) => {
          const ids = { threadId: newId("thr"), commentId: newId("cmt") };
          const input = { ...ids, subject: { kind: "evidence" as const, id: linkId }, ...said };
          void saying.send({ name: "open-thread", input }, "Comment added.");
        }}
        onCancel={saying.close}
        problem={saying.refusal?.message ?? null}
        hasFocus
      />
    );
  }
  return (
    <div className="evidence-talk">
      {first && (
        <a className="evidence-thread" href={`#${first.thread.id}`}>
          Open thread
        </a>
      )}
      {may(me.role, "comment.add") && (
        <Button
          ref={opener}
          size="small"
          tone="quiet"
          aria-label={`Comment on the evidence from ${name}`}
          onClick={() => saying.open({ text: "" })}
        >
          Comment
        </Button>
      )}
      {children}
    </div>
  );
}
