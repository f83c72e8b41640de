import Link from "next/link";
import type { ReactNode } from "react";
import { PublishedDate } from "@/app/_components/published-date";
import { type AnchoringStatus, placeIn } from "@/lib/domain/passage";
import { versionOf } from "@/lib/domain/source";
import type { Located } from "@/lib/live/claim-view";
import { translatedInWords } from "@/lib/report/translated-in-words";
import { type Paragraphs, voiceInWords } from "./paragraphs";

type Props = Located & Readonly<{ slug: string; paragraphs: Paragraphs; children?: ReactNode }>;

/** What a later version made of it, in a word or two. */
const awaitingWords: Readonly<Record<AnchoringStatus, string>> = {
  anchored: "to look at",
  moved: "moved since",
  changed: "changed since",
  ambiguous: "in several places now",
  orphaned: "not found any more",
};

/** A passage with where it stands, leading to it on the desk. Without quotation marks: a retold source quotes nobody. */
export function QuotedPassage({ passage, source, slug, paragraphs, children }: Props) {
  const stands = paragraphs[passage.id];
  const voice = stands ? voiceInWords(stands) : "";
  const version = versionOf(source, passage.versionId) ?? source.version;
  const isPresent = placeIn(passage, source.version.id) !== null;
  const path = `/investigations/${slug}/sources/${source.id}`;
  return (
    <figure className="quoted">
      <figcaption className="dotted">
        <Link href={isPresent ? `${path}?passage=${passage.id}` : `${path}?version=${version.number}`}>
          <bdi>{source.outlet ?? source.title}</bdi>
          {stands && ` ¶${stands.paragraph}`}
        </Link>
        {voice && <span>{voice}</span>}
        <span>version {version.number}</span>
        <PublishedDate published={source.published} />
        {source.retold && <span className="chip">retold</span>}
        {source.translatedFrom && <span className="chip">{translatedInWords(source.translatedFrom)}</span>}
        {passage.awaits && (
          <Link className="chip" href={`${path}/queue?passage=${passage.id}`}>
            {awaitingWords[passage.anchoring]}
          </Link>
        )}
        {passage.retiredIn && (
          <span className="chip">no longer stands as of version {versionOf(source, passage.retiredIn)?.number}</span>
        )}
      </figcaption>
      <blockquote dir={source.direction} lang={source.language ?? undefined}>
        {passage.exact}
      </blockquote>
      {children}
    </figure>
  );
}
