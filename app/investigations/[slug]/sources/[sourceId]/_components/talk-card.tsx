"use client";

import "./talk-card.css";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import type { PageTalk } from "./margin-items";

type Props = Readonly<{ item: PageTalk; onGo: () => void; onRead: () => void }>;

/** An open thread in the margin: the words it is on, what was said first, and the way to the rest. */
export function TalkCard({ item: { talk, passage }, onGo, onRead }: Props) {
  const { reviewers } = useDesk();
  const said = talk.comments.filter(({ retractedAtMs }) => retractedAtMs === null);
  const [first] = said;
  if (!first) return null;
  const name = reviewers[first.addedBy]?.name ?? "A former reviewer";
  return (
    <article className="talk-card" aria-label={`Thread opened by ${name}`}>
      <button type="button" className="talk-card-words" dir="auto" title="Go to these words" onClick={onGo}>
        {passage.exact}
      </button>
      <p className="talk-card-said" dir="auto">
        <strong>
          <bdi>{name}</bdi>
        </strong>{" "}
        {first.text}
      </p>
      <button type="button" className="talk-card-read" aria-haspopup="dialog" onClick={onRead}>
        {said.length > 1 ? `Read ${countedWords(said.length, "comment")}` : "Read and reply"}
      </button>
    </article>
  );
}
