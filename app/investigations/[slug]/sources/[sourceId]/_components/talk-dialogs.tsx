"use client";

import { CommentBox } from "@/app/_components/conversation/comment-box";
import { ThreadItem } from "@/app/_components/conversation/thread-item";
import { Dialog } from "@/app/_components/dialog";
import { useDesk } from "@/app/_live/live-desk";
import type { ThreadView } from "@/lib/live/thread-view";
import type { Talk } from "./use-talk";

type Props = Readonly<{ talk: Talk; text: string; paragraphAt: (offset: number) => number | null }>;

/** Where a comment on selected words is written, and where what was said on the page is read and answered. */
export function TalkDialogs({ talk, text, paragraphAt }: Props) {
  const { shown } = talk;
  if (shown?.kind === "writing") {
    const { span } = shown;
    return (
      <Dialog title="Comment on these words" open onOpenChange={(isOpen) => !isOpen && talk.close()}>
        <div className="form">
          <blockquote className="talk-quote" dir="auto">
            {text.slice(span.start, span.end)}
          </blockquote>
          <CommentBox
            label="Comment"
            action="Comment"
            text={shown.text}
            onText={(typed) => talk.change({ ...shown, text: typed })}
            onSay={(said) => talk.say(span, said)}
            onCancel={talk.close}
            problem={shown.problem}
            hasFocus
          />
        </div>
      </Dialog>
    );
  }
  if (shown?.kind !== "reading") return null;
  const only = talk.threads.filter(({ thread }) => shown.threadId === null || thread.id === shown.threadId);
  return (
    <Dialog
      title={shown.threadId === null ? "Threads on this page" : "Thread"}
      shape="sheet-end"
      open
      onOpenChange={(isOpen) => !isOpen && talk.close()}
    >
      {only.length === 0 && (
        <p className="muted">Nothing is open here any more. Resolved threads are in the history.</p>
      )}
      <ul className="threads" aria-label="Open threads">
        {only.map((view) => (
          <li key={view.thread.id}>
            <ThreadItem view={view} about={<AboutWords view={view} paragraphAt={paragraphAt} />} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function AboutWords({ view, paragraphAt }: Readonly<{ view: ThreadView }> & Pick<Props, "paragraphAt">) {
  const { passages } = useDesk();
  const { subject } = view.thread;
  const passage = subject.kind === "passage" ? passages[subject.id] : undefined;
  if (!passage) return null;
  return (
    <>
      <p>On words of ¶{paragraphAt(passage.start)}</p>
      <blockquote dir="auto">{passage.exact}</blockquote>
    </>
  );
}
