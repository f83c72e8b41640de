"use client";

import "./keys-dialog.css";
import { Dialog } from "@/app/_components/dialog";

const keys = [
  ["j", "Next highlight"],
  ["k", "Previous highlight"],
  ["Enter", "From a highlight to its card in the margin; with words selected while linking, link them"],
  ["Tab", "Next highlight over the same words, then on through the page"],
  ["[ ]", "Previous, next source"],
  ["Shift + arrows", "Select words from the caret"],
  ["\\", "A second source beside this one, or one again"],
  ["Enter x", "In the list beside it: link the passage; it is nothing for this claim"],
  ["c", "Claim from the selection, then the digit of its type"],
  ["e", "Evidence for… from the selection"],
  ["m", "Comment on the selection"],
  ["1 2 3", "In “Link evidence”: corroborates, contradicts, qualifies"],
  ["Ctrl or ⌘ + Z", "Undo the last change"],
  ["Esc", "Out of the card, the picker, the linking, the highlight"],
  ["?", "These keys"],
] as const;

type Props = Readonly<{ areSingleKeysOn: boolean; onSingleKeys: (areOn: boolean) => void; onClose: () => void }>;

/** All keys of the desk, and the switch for those who want none. */
export function KeysDialog({ areSingleKeysOn, onSingleKeys, onClose }: Props) {
  return (
    <Dialog title="Keys" open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <dl className="keys">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-switch">
        <input type="checkbox" checked={areSingleKeysOn} onChange={(event) => onSingleKeys(event.target.checked)} />
        Single keys act on this desk
      </label>
    </Dialog>
  );
}
