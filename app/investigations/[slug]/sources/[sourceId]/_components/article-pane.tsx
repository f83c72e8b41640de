"use client";

import "./article.css";
import { EditorContent } from "@tiptap/react";
import type { ReactNode } from "react";
import type { SourceVersionId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { ArticleHeader } from "./article-header";
import { Gutter } from "./gutter";
import type { MarkRows } from "./mark-rows";
import type { PageClaim } from "./page-claims";
import { SelectionBar, type SelectionWork } from "./selection-bar";
import type { ArticleHandle } from "./use-article";

type Props = Readonly<{
  titleId: string;
  source: SourceSummary;
  versionId: SourceVersionId;
  claims: readonly PageClaim[];
  rows: MarkRows;
  handle: ArticleHandle;
  /** What stands in the editor's place until it is there. */
  before: ReactNode;
  /** The second of two texts, which scrolls on its own and is not what the page is about. */
  isBeside?: boolean;
  /** Opens a second source; absent while one is open. */
  onBeside?: () => void;
  /** What can be done with the source, for its head. */
  acts?: ReactNode;
  bar: SelectionWork | null;
}>;

/** The text with its head, its gutter and, while words are selected, the bar. */
export function ArticlePane({
  titleId,
  source,
  versionId,
  claims,
  rows,
  handle: { editor },
  before,
  isBeside = false,
  onBeside,
  acts,
  bar,
}: Props) {
  const content = (
    <>
      <ArticleHeader
        source={source}
        versionId={versionId}
        titleId={titleId}
        level={isBeside ? 2 : 1}
        acts={acts}
        {...(onBeside && { onBeside })}
      />
      {editor ? <EditorContent editor={editor} className="article-body" /> : before}
      <Gutter claims={claims} rows={rows} />
      {editor && bar && <SelectionBar editor={editor} {...bar} />}
    </>
  );
  return isBeside ? (
    <div className="article-scroll">
      <section className="article" aria-labelledby={titleId}>
        {content}
      </section>
    </div>
  ) : (
    <main id="main" tabIndex={-1} className="article">
      {content}
    </main>
  );
}
