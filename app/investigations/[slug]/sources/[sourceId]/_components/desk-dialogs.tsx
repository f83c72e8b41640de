"use client";

import { useEffect, useRef } from "react";
import { KeysDialog } from "./keys-dialog";
import { LinkDialog } from "./link-dialog";
import type { PassageWork } from "./use-passage-work";
import { useSingleKeys } from "./use-single-keys";

type Props = Readonly<{
  text: string;
  work: PassageWork;
  onLinked: () => void;
  areKeysShown: boolean;
  onKeysClosed: () => void;
  /** Takes the focus once a dialog is gone: back to the words it was about, which are still selected. */
  focusArticle: () => void;
}>;

/** The dialogs of the desk; at most one stands open. */
export function DeskDialogs({ text, work, onLinked, areKeysShown, onKeysClosed, focusArticle }: Props) {
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const { dialog } = work;
  const isOpen = dialog !== null || areKeysShown;
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
  if (!areKeysShown) return null;
  return <KeysDialog areSingleKeysOn={singleKeys} onSingleKeys={setSingleKeys} onClose={onKeysClosed} />;
}
