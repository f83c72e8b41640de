"use client";

import "../../_components/article.css";
import { EditorContent } from "@tiptap/react";
import { useEffect, useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog, DialogClose } from "@/app/_components/dialog";
import type { SourceSummary } from "@/lib/domain/source";
import type { Span } from "@/lib/text/span";
import type { OpenArticle } from "../../_components/open-article";
import { useArticle } from "../../_components/use-article";

const TITLE_ID = "choose-place-title";

type Props = Readonly<{
  article: OpenArticle;
  source: SourceSummary;
  /** Where to begin looking. */
  near: Span;
  onClose: () => void;
  onChoose: (span: Span) => void;
}>;

const none: readonly never[] = [];

/** The present version, in which words are selected, by mouse or by Shift and arrows. */
export function ChoosePlace({ article, source, near, onClose, onChoose }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const handle = useArticle({
    article,
    titleId: TITLE_ID,
    language: source.language,
    direction: source.direction,
    highlights: none,
    onPoint: () => {},
  });
  const isOpen = handle.editor !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes there once, when the text has opened
  useEffect(() => {
    if (!isOpen) return;
    const frame = requestAnimationFrame(() => {
      const { length } = article.text;
      handle.select({ start: Math.min(near.start, length), end: Math.min(near.end, length) });
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen]);
  const choose = () => {
    const span = handle.selectedNow();
    if (span) onChoose(span);
    else setProblem("Select the words first.");
  };
  return (
    <Dialog
      open
      shape="wide"
      onOpenChange={(next) => !next && onClose()}
      title={`Choose the words in version ${source.version.number}`}
      description="Select them with the mouse, or with Shift and the arrows. Then take them."
    >
      <h3 className="unseen" id={TITLE_ID}>
        {source.title}
      </h3>
      <section className="choose-place" aria-label="Text of the new version">
        {handle.editor && <EditorContent editor={handle.editor} className="article-body" />}
      </section>
      <p className="choose-words" dir="auto" aria-live="polite">
        {handle.span ? article.text.slice(handle.span.start, handle.span.end) : (problem ?? "Nothing is selected.")}
      </p>
      <div className="dialog-foot">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button tone="primary" disabled={!handle.span} onClick={choose}>
          Use the selected words
        </Button>
      </div>
    </Dialog>
  );
}
