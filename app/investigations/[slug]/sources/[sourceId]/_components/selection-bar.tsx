"use client";

import "./selection-bar.css";
import type { Editor } from "@tiptap/react";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { ClaimTypePicker } from "@/app/_components/claim-card/claim-type-picker";
import type { KeyAction } from "@/app/_components/keys/key-actions";
import { KeyHint, useKeyShortcut } from "@/app/_components/keys/key-hint";
import type { ClaimType } from "@/lib/domain/claim";
import { toEditorPosition } from "@/lib/editor/positions";
import type { Span } from "@/lib/text/span";

export type SelectionWork = Readonly<{
  span: Span;
  mayRecord: boolean;
  mayLink: boolean;
  /** The claim that waits for this passage: "claim 3". */
  linkingTo: string | null;
  isChoosingType: boolean;
  onChooseType: (isChoosing: boolean) => void;
  onRecord: (type: ClaimType) => void;
  onLink: () => void;
  onComment: () => void;
  onCopy: () => void;
}>;

type Props = SelectionWork & Readonly<{ editor: Editor }>;

/** What can be done with the selected words. Stands below them; on a narrow screen at the bottom of the window. */
export function SelectionBar({ editor, span, isChoosingType, onChooseType, ...rest }: Props) {
  const { mayRecord, mayLink, linkingTo, onRecord, onLink, onComment, onCopy } = rest;
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the picker is wider than the bar, so it is placed anew
  useLayoutEffect(() => {
    if (!bar.current || editor.isDestroyed) return;
    const page = bar.current.offsetParent;
    // On a narrow screen it is fixed to the window, and the style sheet places it.
    if (!page) return setPlace({ left: 0, top: 0 });
    const end = editor.view.coordsAtPos(toEditorPosition(editor.state.doc, span.end), -1);
    const origin = page.getBoundingClientRect();
    const width = bar.current.offsetWidth;
    const wanted = end.left - origin.left - width / 2;
    setPlace({ left: Math.max(8, Math.min(wanted, origin.width - width - 8)), top: end.bottom - origin.top + 8 });
  }, [editor, span, isChoosingType]);

  return (
    // Pressing it must not take the selection away.
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons within are the controls
    <div
      ref={bar}
      className="selection-bar"
      style={place ? { left: `${place.left}px`, top: `${place.top}px` } : { visibility: "hidden" }}
      onMouseDown={(event) => event.preventDefault()}
    >
      {isChoosingType ? (
        <ClaimTypePicker
          onPick={onRecord}
          onCancel={() => {
            onChooseType(false);
            editor.view.focus();
          }}
        />
      ) : (
        <div role="toolbar" aria-label="Selected words">
          {linkingTo !== null && mayLink && (
            <BarButton label={`Link to ${linkingTo}`} isMain shortcut="Enter" hint={<kbd>⏎</kbd>} onClick={onLink} />
          )}
          {mayRecord && (
            <ActionButton label="Claim" isMain={linkingTo === null} action="claim" onClick={() => onChooseType(true)} />
          )}
          {mayLink && linkingTo === null && <ActionButton label="Evidence for…" action="evidence" onClick={onLink} />}
          <ActionButton label="Comment" action="comment" onClick={onComment} />
          <ActionButton label="Copy citation" action="cite" onClick={onCopy} />
        </div>
      )}
    </div>
  );
}

type BarButtonProps = Readonly<{
  label: string;
  isMain?: boolean;
  shortcut: string | undefined;
  hint: ReactNode;
  onClick: () => void;
}>;

function BarButton({ label, isMain = false, shortcut, hint, onClick }: BarButtonProps) {
  return (
    <button
      type="button"
      data-main={isMain || undefined}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      {label}
      {hint}
    </button>
  );
}

type ActionButtonProps = Omit<BarButtonProps, "shortcut" | "hint"> & Readonly<{ action: KeyAction }>;

/** With the key that the person has for it. */
function ActionButton({ action, ...rest }: ActionButtonProps) {
  return <BarButton {...rest} shortcut={useKeyShortcut(action)} hint={<KeyHint action={action} />} />;
}
