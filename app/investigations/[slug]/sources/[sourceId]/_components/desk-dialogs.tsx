"use client";

import { useEffect, useRef } from "react";
import { LinkDialog } from "./link-dialog";
import type { PassageWork } from "./use-passage-work";

type Props = Readonly<{
  text: string;
  work: PassageWork;
  onLinked: () => void;
  /** Takes the focus once a dialog is gone: back to the words it was about, which are still selected. */
  focusArticle: () => void;
}>;

/** The dialog that links words to a claim. */
export function DeskDialogs({ text, work, onLinked, focusArticle }: Props) {
  const { dialog } = work;
  const isOpen = dialog !== null;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) requestAnimationFrame(focusArticle);
    wasOpen.current = isOpen;
  });
  if (dialog) {
    return (
      <LinkDialog
        quote={text.slice(dialog.span.start, dialog.span.end)}
        initial={dialog.draft}
        problem={dialog.problem}
        onLink={(draft) => {
          work.link(dialog.span, draft);
          onLinked();
        }}
        onClose={work.closeDialog}
      />
    );
  }
  return null;
}
