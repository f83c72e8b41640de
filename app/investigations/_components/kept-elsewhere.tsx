"use client";

import "@/app/_components/kept-changes/kept-changes.css";
import Link from "next/link";
import { useEffect, useState } from "react";
import { KeptChangeItem } from "@/app/_components/kept-changes/kept-change-item";
import { dropKept, keptOf } from "@/app/_live/browser-device";
import type { KeptChange } from "@/app/_live/kept-change";
import type { ReviewerId } from "@/lib/domain/ids";

type Props = Readonly<{
  reviewerId: ReviewerId;
  /** The investigations this person is in now. */
  slugs: readonly string[];
}>;

/**
 * What this device keeps of an account outside any investigation: what waits is sent once its investigation is
 * opened; the words of what was refused are here even for who is not in it any more.
 */
export function KeptElsewhere({ reviewerId, slugs }: Props) {
  const [kept, setKept] = useState<readonly KeptChange[]>([]);
  useEffect(() => {
    void keptOf(reviewerId).then(setKept);
  }, [reviewerId]);
  if (kept.length === 0) return null;
  return (
    <section className="kept-changes kept-elsewhere" aria-labelledby="kept-elsewhere">
      <h2 id="kept-elsewhere">Changes on this device</h2>
      <p className="muted">They have not reached the server. What waits is sent when you open its investigation.</p>
      <ul>
        {kept.map((change) => {
          const { slug, title } = change.investigation;
          const isMember = slugs.includes(slug);
          const discard = () => {
            setKept((all) => all.filter(({ id }) => id !== change.id));
            void dropKept(change);
          };
          return (
            <KeptChangeItem
              key={change.id}
              change={change}
              actions={
                isMember ? (
                  <Link href={`/investigations/${slug}`}>{title}</Link>
                ) : (
                  <span className="muted">{title}</span>
                )
              }
              {...((change.refused || !isMember) && { onDiscard: discard })}
            />
          );
        })}
      </ul>
    </section>
  );
}
