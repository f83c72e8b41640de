"use client";

import { Menu } from "@base-ui/react/menu";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { buttonClass } from "@/app/_components/button";
import type { LiveBlock } from "@/lib/report/report-document";
import { blockNames } from "./block-words";
import { ChooseClaimDialog } from "./choose-claim-dialog";
import { ChooseQuotationDialog } from "./choose-quotation-dialog";

type Props = Readonly<{
  editor: Editor;
  isOpen: boolean;
  /** `isGivenUp`: left by Escape. */
  onOpenChange: (isOpen: boolean, isGivenUp: boolean) => void;
  onInsert: (block: LiveBlock, name: string) => void;
}>;

const offered = [
  { kind: "claim", hint: "wording, verdict, evidence" },
  { kind: "quotation", hint: "one passage with its citation" },
  { kind: "figures", hint: "on one number line" },
  { kind: "matrix", hint: "claims down, sources across" },
  { kind: "timeline", hint: "what happened when" },
  { kind: "sources", hint: "reliability and hashes" },
  { kind: "method", hint: "how it can be checked" },
  { kind: "openQuestions", hint: "what nobody has settled" },
] as const;

/** What can be put into a report at the caret; opened by its button, or by `/` on an empty line. */
export function InsertMenu({ editor, isOpen, onOpenChange, onInsert }: Props) {
  const [choosing, setChoosing] = useState<"claim" | "figures" | "quotation" | null>(null);
  const close = () => setChoosing(null);
  const choose = (kind: LiveBlock["kind"]) => {
    if (kind === "claim" || kind === "figures" || kind === "quotation") setChoosing(kind);
    else if (kind === "matrix" || kind === "timeline") onInsert({ kind, claimIds: null }, blockNames[kind]);
    else onInsert({ kind }, blockNames[kind]);
  };
  /** At the caret when the document has the focus, else below the button. */
  const anchor = () => ({ getBoundingClientRect: () => caretOf(editor) });
  return (
    <>
      <Menu.Root
        open={isOpen}
        onOpenChange={(open, { reason }) => onOpenChange(open, !open && reason === "escape-key")}
      >
        <Menu.Trigger className={buttonClass("plain", "small")}>Insert</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className="popup-layer" {...(editor.isFocused && { anchor })}>
            <Menu.Popup className="menu" finalFocus={() => (choosing === null ? editor.view.dom : false)}>
              {offered.map(({ kind, hint }) => (
                <Menu.Item key={kind} className="menu-item" onClick={() => choose(kind)}>
                  {blockNames[kind]}
                  <span className="muted">{hint}</span>
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {(choosing === "claim" || choosing === "figures") && (
        <ChooseClaimDialog
          title={choosing === "claim" ? "Put in a claim" : "Compare the figures of a claim"}
          onClose={close}
          onChoose={({ id, number }) => {
            close();
            onInsert({ kind: choosing, claimId: id }, `${blockNames[choosing]} ${number}`);
          }}
        />
      )}
      {choosing === "quotation" && (
        <ChooseQuotationDialog
          onClose={close}
          onChoose={(claimId, passageId) => {
            close();
            onInsert({ kind: "quotation", claimId, passageId }, blockNames.quotation);
          }}
        />
      )}
    </>
  );
}

function caretOf(editor: Editor): DOMRect {
  const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
  return new DOMRect(left, top, 0, bottom - top);
}
