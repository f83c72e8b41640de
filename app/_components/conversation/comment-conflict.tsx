"use client";

import { TwoVersions } from "@/app/_components/two-versions/two-versions";
import { bothTexts } from "@/lib/domain/both-texts";
import { mentionsIn } from "@/lib/domain/mentions";
import { COMMENT_CODE_UNITS } from "@/lib/domain/thread";
import type { Said } from "./comment-box";
import { usePresentPeople } from "./use-present-people";

type Props = Readonly<{ saved: string; mine: string; onSave: (said: Said) => void; onDiscard: () => void }>;

/** One's own comment, changed in two places at once: only its author changes a comment. */
export function CommentConflict({ saved, mine, onSave, onDiscard }: Props) {
  const people = usePresentPeople();
  const both = bothTexts(saved, mine, COMMENT_CODE_UNITS, "\n\n");
  return (
    <TwoVersions
      notice="You changed this comment elsewhere meanwhile. Nothing is lost: choose what it should say."
      theirName="Saved meanwhile"
      parts={[{ key: "text", name: "Comment", theirs: saved, mine, both }]}
      onSave={({ text: choice }) => {
        if (choice === "theirs") return onDiscard();
        const text = choice === "both" && both !== null ? both : mine;
        onSave({ text, mentions: mentionsIn(text, people) });
      }}
      onDiscard={onDiscard}
    />
  );
}
