import Link from "next/link";
import { PublishedDate } from "@/app/_components/published-date";
import { RelationMark } from "@/app/_components/relation-mark";
import { countedWords } from "@/app/_components/time-words";
import { relations } from "@/lib/domain/evidence";
import type { SourceId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import type { WaitingPassage } from "@/lib/live/waiting";
import { translatedInWords } from "@/lib/report/translated-in-words";
import type { SourceTally } from "./source-tallies";

type Props = Readonly<{
  root: string;
  sources: readonly SourceSummary[];
  tallies: ReadonlyMap<SourceId, SourceTally>;
  waiting: ReadonlyMap<SourceId, readonly WaitingPassage[]>;
}>;

/** The sources in the order they were admitted: who says it, when, and what was made of it so far. */
export function SourceList({ root, sources, tallies, waiting }: Props) {
  return (
    <ol className="source-list">
      {sources.map(({ id, title, outlet, author, published, direction, language, retold, translatedFrom }) => {
        const tally = tallies.get(id);
        return (
          <li key={id}>
            <h3 dir={direction} lang={language ?? undefined}>
              <Link className="covering" href={`${root}/sources/${id}`}>
                {title}
              </Link>
            </h3>
            <div className="source-facts">
              {outlet && <span>{outlet}</span>}
              {author && author !== outlet && <span>{author}</span>}
              <PublishedDate published={published} />
              {retold && (
                <span className="chip" title="Our own words for what the article says; its speech is indirect">
                  retold
                </span>
              )}
              {translatedFrom && <span className="chip">{translatedInWords(translatedFrom)}</span>}
            </div>
            <div className="source-tally">
              <span>{countedWords(tally?.claims ?? 0, "claim")}</span>
              {waiting.has(id) && (
                <Link className="source-waiting" href={`${root}/sources/${id}/queue`}>
                  {countedWords(waiting.get(id)?.length ?? 0, "passage")} to look at
                </Link>
              )}
              {relations.map((relation) => {
                const count = tally?.[relation] ?? 0;
                return count > 0 && <RelationMark key={relation} relation={relation} count={count} />;
              })}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
