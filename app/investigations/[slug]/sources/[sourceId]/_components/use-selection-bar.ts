"use client";

import { useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { useMe } from "@/app/_live/live-desk";
import type { SourceSummary } from "@/lib/domain/source";
import { paragraphAt } from "@/lib/editor/article-document";
import { may } from "@/lib/policy/permissions";
import { pageStarts, pagesOf } from "@/lib/text/pages";
import type { Span } from "@/lib/text/span";
import { citation } from "./citation";
import type { OpenArticle } from "./open-article";
import type { SelectionWork } from "./selection-bar";
import type { ArticleHandle } from "./use-article";
import type { ClaimOption } from "./use-claims-found";
import type { PassageWork } from "./use-passage-work";

type Given = Readonly<{
  article: OpenArticle;
  source: SourceSummary | undefined;
  handle: ArticleHandle;
  work: PassageWork;
  /** The claim that waits for a passage. */
  linkingTo: ClaimOption | null;
  comment: (span: Span) => void;
}>;

type SelectionBarState = Readonly<{
  bar: SelectionWork | null;
  copyCitation: () => void;
  isChoosingType: boolean;
  chooseType: (isChoosing: boolean) => void;
  startLinking: () => void;
  startComment: () => void;
}>;

/** What the selected words of one text can become: a claim, evidence, a citation. */
export function useSelectionBar({ article, source, handle, work, linkingTo, comment }: Given): SelectionBarState {
  const me = useMe();
  const copy = useCopying();
  const [isChoosingType, chooseType] = useState(false);
  const { span } = handle;
  // The question goes with the words it is about: the next selection begins with the bar.
  if (!span && isChoosingType) chooseType(false);
  const mayLink = may(me.role, "evidence.link");
  const startLinking = () => {
    const selected = handle.selectedNow() ?? span;
    if (selected && mayLink) work.openDialog(selected, linkingTo);
  };
  const startComment = () => {
    const selected = handle.selectedNow() ?? span;
    if (selected) comment(selected);
  };
  const barOf = (selected: Span, of: SourceSummary) => ({
    span: selected,
    mayRecord: may(me.role, "claim.record"),
    mayLink,
    linkingTo: linkingTo ? `claim ${linkingTo.number}` : null,
    isChoosingType,
    onChooseType: chooseType,
    onRecord: (type: Parameters<PassageWork["record"]>[1]) => {
      chooseType(false);
      work.record(selected, type);
      handle.goTo(selected.end, null, true);
    },
    onLink: startLinking,
    onComment: startComment,
    onCopy: () => copy(citationOf(selected, of)),
  });
  const citationOf = ({ start, end }: Span, of: SourceSummary) =>
    citation(
      article.text.slice(start, end),
      of,
      paragraphAt(article.blocks, start),
      pagesOf(pageStarts(article.blocks), { start, end }),
      article.versionId,
    );
  const copyCitation = () => {
    const selected = handle.selectedNow() ?? span;
    if (selected && source) copy(citationOf(selected, source));
  };
  return {
    bar: span && source ? barOf(span, source) : null,
    isChoosingType,
    chooseType,
    startLinking,
    startComment,
    copyCitation,
  };
}

/** Puts a text on the clipboard and says so; where the browser refuses, says the text itself. */
function useCopying(): (text: string) => void {
  const announce = useAnnounce();
  return (text) => {
    const refused = () => announce(`Your browser did not allow copying. ${text}`);
    if (navigator.clipboard === undefined) refused();
    else void navigator.clipboard.writeText(text).then(() => announce("Citation copied."), refused);
  };
}
