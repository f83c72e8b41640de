"use client";

import type { Restriction } from "@/db/queries/readers";
import type { SourceSummary } from "@/lib/domain/source";
import type { OpenArticle } from "../open-article";
import { CorrectSourceDialog } from "./correct-source-dialog";
import { ReadersDialog } from "./readers-dialog";
import { VoicesDialog } from "./voices-dialog";

type Props = Readonly<{ article: OpenArticle; source: SourceSummary; restriction: Restriction }>;

/** What can be done with a source that is in: say whose voice is where, correct what is known of it, and say who may know of it. */
export function SourceActs({ article, source, restriction }: Props) {
  return (
    <span className="article-acts" dir="ltr">
      <VoicesDialog article={article} source={source} />
      <CorrectSourceDialog source={source} />
      {restriction.mayRestrict && <ReadersDialog source={source} reads={restriction.reads} />}
    </span>
  );
}
