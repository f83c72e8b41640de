import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/app/_components/button";
import { countWords } from "@/app/_components/time-words";
import type { ShownEvent } from "../shown-event";
import { ZonedMoment } from "../zoned-moment";
import "./then.css";

type Props = Readonly<{
  slug: string;
  event: ShownEvent;
  /** The last event there is: later moments end there. */
  headSeq: number;
  /** What follows the number of the event in the address: nothing, or a claim's. */
  path?: string;
  /** Where this is looked at as it is now. */
  now: Readonly<{ href: string; name: string }>;
  title: ReactNode;
  children: ReactNode;
}>;

/** A look at the past: says which moment it is, leads to its neighbours and back to now. Nothing in it can be changed. */
export function PastFrame({ slug, event, headSeq, path = "", now, title, children }: Props) {
  const root = `/investigations/${slug}/history`;
  const { seq, atMs, actorName, words } = event;
  return (
    <main id="main" tabIndex={-1} className="page history then">
      <p className="page-back">
        <Link href={`${root}?before=${seq + 1}#event-${seq}`}>History</Link>
      </p>
      <div className="page-head">{title}</div>
      <div className="notice then-when">
        <p>
          <b>
            As it was on <ZonedMoment atMs={atMs} />, after event {countWords(seq)}
          </b>
        </p>
        <p>
          {actorName} {words.did} {words.thing?.name} {words.rest}
        </p>
        <nav aria-label="Moments" className="then-moments">
          <Link className={buttonClass("primary", "small")} href={now.href}>
            {now.name}
          </Link>
          {seq > 1 && (
            <Link className={buttonClass("plain", "small")} href={`${root}/${seq - 1}${path}`}>
              One event earlier
            </Link>
          )}
          {seq < headSeq && (
            <Link className={buttonClass("plain", "small")} href={`${root}/${seq + 1}${path}`}>
              One event later
            </Link>
          )}
        </nav>
      </div>
      {children}
    </main>
  );
}
