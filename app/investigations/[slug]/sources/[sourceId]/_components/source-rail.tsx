"use client";

import Link from "next/link";
import { RelationCounts } from "@/app/_components/claim-card/relation-counts";
import { ConfidentialMark } from "@/app/_components/confidential-mark";
import { Face } from "@/app/_components/face";
import { PublishedDate } from "@/app/_components/published-date";
import { countedWords } from "@/app/_components/time-words";
import { usePeople } from "@/app/_live/live-desk";
import type { Rail } from "@/db/queries/rail";
import type { ReviewerId, SourceId } from "@/lib/domain/ids";

type Props = Readonly<{
  rail: Rail;
  currentId: SourceId;
  meId: ReviewerId;
  hrefOf: (sourceId: SourceId) => string;
  /** Absent where the person may not add any. */
  addHref: string | null;
  onChoose?: () => void;
}>;

/** The sources in order, with what each holds and who reads it; of very many, those around the open one. */
export function SourceRail({ rail: { rows, before, after }, currentId, meId, hrefOf, addHref, onChoose }: Props) {
  const people = usePeople();
  return (
    <>
      <MoreSources {...before} words="before these" hrefOf={hrefOf} />
      <ol className="source-list">
        {rows.map(({ source, claims, count, waiting }) => {
          const readers = people.filter((person) => person.sourceId === source.id && person.reviewerId !== meId);
          return (
            <li key={source.id}>
              <Link
                href={hrefOf(source.id)}
                aria-current={source.id === currentId ? "page" : undefined}
                {...(onChoose && { onClick: onChoose })}
              >
                <span className="source-title" dir="auto">
                  {source.isConfidential && <ConfidentialMark />}
                  {source.title}
                </span>
                <span className="source-about">
                  <span className="source-outlet" dir="auto">
                    {source.outlet ?? source.author ?? source.descriptor ?? "no outlet"}
                  </span>
                  <PublishedDate published={source.published} />
                  <span className="source-counts num">
                    <span>{claims === 1 ? "1 claim" : `${claims} claims`}</span>
                    <RelationCounts count={count} />
                  </span>
                  {waiting > 0 && <span className="source-waiting">{countedWords(waiting, "passage")} to look at</span>}
                </span>
                {readers.length > 0 && (
                  <span className="faces source-readers">
                    {readers.map(({ reviewerId, name }) => (
                      <Face key={reviewerId} id={reviewerId} name={name} />
                    ))}
                    <span className="unseen"> reading this</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ol>
      <MoreSources {...after} words="after these" hrefOf={hrefOf} />
      {addHref && (
        <Link className="add-sources" href={addHref}>
          + Add sources
        </Link>
      )}
    </>
  );
}

type MoreProps = Rail["before"] & Pick<Props, "hrefOf"> & Readonly<{ words: string }>;

/** Leads to the nearest source that is not listed. */
function MoreSources({ count, nearest, words, hrefOf }: MoreProps) {
  if (count === 0 || nearest === null) return null;
  return (
    <Link className="more-sources" href={hrefOf(nearest)}>
      {count.toLocaleString("en")} {words}
    </Link>
  );
}
