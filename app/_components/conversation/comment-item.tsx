"use client";

import { Button } from "@/app/_components/button";
import { Face } from "@/app/_components/face";
import { Moment } from "@/app/_components/moment";
import { useFocusBack } from "@/app/_components/use-focus-back";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { mentionParts } from "@/lib/domain/mentions";
import type { Comment } from "@/lib/domain/thread";
import { may } from "@/lib/policy/permissions";
import { CommentBox, type Said } from "./comment-box";
import { CommentConflict } from "./comment-conflict";
import { useNow } from "./use-now";
import { useSaying } from "./use-saying";

/** What somebody said, with what its author, or a curator, can do about it. */
export function CommentItem({ comment, isOpen }: Readonly<{ comment: Comment; isOpen: boolean }>) {
  const { reviewers } = useDesk();
  const me = useMe();
  const now = useNow();
  const saying = useSaying();
  const edit = useFocusBack(saying.draft !== null);
  const announce = useAnnounce();
  const { id: commentId, addedBy, retractedBy } = comment;
  const nameOf = (id: Comment["addedBy"]) => reviewers[id]?.name ?? "A former reviewer";
  const name = nameOf(addedBy);
  const isOwn = addedBy === me.reviewerId;
  const { draft, refusal } = saying;
  const isMet = refusal?.code === "conflict" && retractedBy === null && draft !== null && draft.seen !== comment.text;
  const revise = (said: Said, seen: string) =>
    saying.send({ name: "revise-comment", input: { commentId, ...said, seen } }, "Comment changed.");
  const mayRetract = may(me.role, "comment.retract", isOwn);

  return (
    <li className="comment" data-retracted={retractedBy !== null || undefined}>
      <span aria-hidden="true">
        <Face name={name} id={addedBy} />
      </span>
      <div>
        <p className="comment-head">
          <strong>
            <bdi>{name}</bdi>
          </strong>{" "}
          <span className="muted">
            <Moment atMs={comment.addedAtMs} {...(now !== null && { nowMs: now })} />
            {comment.revisedAtMs !== null && retractedBy === null && " · edited"}
          </span>
        </p>
        {retractedBy !== null && (
          <p className="muted">{retractedBy === addedBy ? "Taken back." : `Taken back by ${nameOf(retractedBy)}.`}</p>
        )}
        {draft && isMet && (
          <CommentConflict
            saved={comment.text}
            mine={draft.text}
            onSave={(said) => revise(said, comment.text)}
            onDiscard={saying.close}
          />
        )}
        {draft && !isMet && (
          <CommentBox
            label="Your comment"
            action="Save"
            text={draft.text}
            onText={(text) => saying.change({ ...draft, text })}
            onSay={(said) => revise(said, draft?.seen ?? comment.text)}
            onCancel={saying.close}
            problem={refusal?.message ?? null}
            hasFocus
          />
        )}
        {retractedBy === null && !draft && <CommentText comment={comment} />}
        {isOpen && (!draft || retractedBy !== null) && (
          <div className="comment-actions">
            {isOwn && retractedBy === null && (
              <Button
                ref={edit}
                size="small"
                tone="quiet"
                onClick={() => saying.open({ text: comment.text, seen: comment.text })}
              >
                Edit
              </Button>
            )}
            {mayRetract && (
              <Button
                size="small"
                tone="quiet"
                onClick={() => {
                  const isBack = retractedBy !== null;
                  announce(isBack ? "Comment restored." : "Comment taken back.");
                  void saying.submit({ name: isBack ? "restore-comment" : "retract-comment", input: { commentId } });
                }}
              >
                {retractedBy === null ? "Take back" : "Restore"}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

/** The words as they were typed, never as markup; who is named stands out, those who have left too. */
function CommentText({ comment: { text, mentions } }: Readonly<{ comment: Comment }>) {
  const { reviewers } = useDesk();
  const me = useMe();
  const named = mentions.flatMap((id) => reviewers[id] ?? []);
  return (
    <p className="comment-text" dir="auto">
      {mentionParts(text, named).map(({ start, text: words, reviewerId }) =>
        reviewerId ? (
          <b key={start} className="mention" data-me={reviewerId === me.reviewerId || undefined}>
            {words}
          </b>
        ) : (
          words
        ),
      )}
    </p>
  );
}
