"use client";

import Link from "next/link";
import { useDesk, useMe } from "@/app/_live/live-desk";
import type { Desk } from "@/lib/live/desk";
import { claimOf, type ThreadView, threadsNaming } from "@/lib/live/thread-view";

const SHOWN = 8;

/** The open threads in which colleagues name oneself, leading to where each is answered. */
export function Mentions({ root }: Readonly<{ root: string }>) {
  const desk = useDesk();
  const me = useMe();
  const threads = threadsNaming(desk, me.reviewerId);
  if (threads.length === 0) return null;
  return (
    <section className="mentions" aria-labelledby="mentions">
      <h2 id="mentions">
        You are named <span className="num muted">{threads.length}</span>
      </h2>
      <ul>
        {threads.slice(0, SHOWN).map((view) => (
          <MentionItem key={view.thread.id} view={view} desk={desk} root={root} />
        ))}
      </ul>
      {threads.length > SHOWN && <p className="muted">The {SHOWN} latest are shown.</p>}
    </section>
  );
}

type ItemProps = Readonly<{ view: ThreadView; desk: Desk; root: string }>;

function MentionItem({ view, desk, root }: ItemProps) {
  const { reviewerId } = useMe();
  const naming = view.comments.findLast(
    ({ mentions, retractedAtMs }) => retractedAtMs === null && mentions.includes(reviewerId),
  );
  if (!naming) return null;
  const { name, href } = placeOf(view, desk, root);
  return (
    <li>
      <p>
        <strong>
          <bdi>{desk.reviewers[naming.addedBy]?.name ?? "A former reviewer"}</bdi>
        </strong>{" "}
        on <Link href={href}>{name}</Link>
      </p>
      <p className="mention-words" dir="auto">
        {naming.text}
      </p>
    </li>
  );
}

function placeOf({ thread }: ThreadView, desk: Desk, root: string): Readonly<{ name: string; href: string }> {
  const claimId = claimOf(desk, thread);
  if (claimId) {
    const number = desk.claims[claimId]?.number;
    return {
      name: number === undefined ? "a claim" : `claim ${number}`,
      href: `${root}/claims/${claimId}#${thread.id}`,
    };
  }
  const { subject } = thread;
  const passage = subject.kind === "passage" ? desk.passages[subject.id] : undefined;
  const sourceId = subject.kind === "source" ? subject.id : passage?.sourceId;
  const source = sourceId && desk.sources[sourceId];
  const at = passage ? `?at=${passage.start}-${passage.end}` : "";
  return {
    name: source ? (source.outlet ?? source.title) : "a source",
    href: sourceId ? `${root}/sources/${sourceId}${at}` : root,
  };
}
