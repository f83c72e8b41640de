import Link from "next/link";
import type { ReactNode } from "react";
import { PublishedDate } from "@/app/_components/published-date";
import type { Located } from "@/lib/live/claim-view";
import { type Paragraphs, voiceInWords } from "./paragraphs";

type Props = Located & Readonly<{ slug: string; paragraphs: Paragraphs; children?: ReactNode }>;

/** A passage with where it stands, leading to it on the desk. Without quotation marks: a retold source quotes nobody. */
export function QuotedPassage({ passage, source, slug, paragraphs, children }: Props) {
  const stands = paragraphs[passage.id];
  const voice = stands ? voiceInWords(stands) : "";
  return (
    <figure className="quoted">
      <figcaption>
        <Link href={`/investigations/${slug}/sources/${source.id}?passage=${passage.id}`}>
          <bdi>{source.outlet ?? source.title}</bdi>
          {stands && ` ¶${stands.paragraph}`}
        </Link>
        {voice && <span>{voice}</span>}
        <span>version {source.version.number}</span>
        <PublishedDate published={source.published} />
        {source.retold && <span className="chip">retold</span>}
        {passage.anchoring !== "anchored" && <span className="chip">{passage.anchoring}</span>}
      </figcaption>
      <blockquote dir={source.direction} lang={source.language ?? undefined}>
        {passage.exact}
      </blockquote>
      {children}
    </figure>
  );
}
