"use client";

import type { SourceSummary } from "@/lib/domain/source";
import type { OpenArticle } from "../open-article";
import { CorrectSourceDialog } from "./correct-source-dialog";
import { VoicesDialog } from "./voices-dialog";

type Props = Readonly<{ article: OpenArticle; source: SourceSummary }>;

/** What can be done with a source that is in: say whose voice is where, and correct what is known of it. */
export function SourceActs({ article, source }: Props) {
  return (
    <span className="article-acts" dir="ltr">
      <VoicesDialog article={article} source={source} />
      <CorrectSourceDialog source={source} />
    </span>
  );
}
