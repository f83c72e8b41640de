"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { SourceSummary } from "@/lib/domain/source";
import { nodeNames } from "@/lib/editor/article-document";
import { firstScreen, type Piece } from "@/lib/editor/first-screen";
import { markClasses } from "@/lib/editor/highlight-changes";
import type { Highlight } from "@/lib/editor/highlights";
import type { OpenArticle } from "./open-article";

type Props = Readonly<{
  article: OpenArticle;
  source: Pick<SourceSummary, "language" | "direction">;
  highlights: readonly Highlight[];
}>;

/** What stands in the editor's place until it is there: the beginning of a long text, as it will look; else its shape. */
export function FirstScreen({ article, source, highlights }: Props) {
  const params = useSearchParams();
  const beginsElsewhere = ["passage", "claim", "at"].some((name) => params.has(name));
  const shown = useMemo(() => firstScreen(article, highlights), [article, highlights]);
  if (shown.length === 0 || beginsElsewhere) return <ArticleSkeleton />;
  return (
    <div className="article-body" aria-busy="true">
      <div className="article-text" dir={source.direction} {...(source.language && { lang: source.language })}>
        <section data-kind="body">
          {shown.map(({ block, index, pieces }) => (
            <p key={block.start} data-block={nodeNames[block.kind]} {...(index !== null && { "data-index": index })}>
              {pieces.map(({ text, under }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one reading
                <Marked key={at} text={text} under={under} />
              ))}
            </p>
          ))}
        </section>
      </div>
    </div>
  );
}

function Marked({ text, under: [outer, ...inner] }: Piece) {
  if (!outer) return text;
  return (
    <mark className={markClasses(outer, outer.lane)} data-highlight={outer.id}>
      <Marked text={text} under={inner} />
    </mark>
  );
}

/** The shape of a page of text, for the moment before the editor stands. */
export function ArticleSkeleton() {
  return (
    <div className="article-skeleton" aria-hidden="true">
      {[100, 96, 88, 0, 98, 94, 99, 60, 0, 97, 92, 70].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <span key={at} className={width === 0 ? "" : "skeleton"} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
