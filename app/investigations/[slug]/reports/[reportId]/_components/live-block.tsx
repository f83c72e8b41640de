"use client";

import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { Button } from "@/app/_components/button";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk } from "@/app/_live/live-desk";
import { moved } from "@/lib/editor/report-editor";
import { BLOCK_ATTRIBUTE, type LiveBlock, liveBlockIn } from "@/lib/report/report-document";
import { BlockContent } from "./block-content";
import { blockNames } from "./block-words";

/** A block of the report that shows the investigation as it stands; selected, it can be moved and removed. */
export function LiveBlockView({ node, selected, editor, getPos, deleteNode }: NodeViewProps) {
  const announce = useAnnounce();
  const block = liveBlockIn(node.attrs[BLOCK_ATTRIBUTE]);
  const name = useBlockName(block);
  const select = () => {
    const at = getPos();
    if (at !== undefined) editor.chain().focus().setNodeSelection(at).run();
  };
  const move = (by: -1 | 1) => {
    select();
    const isMoved = editor.commands.command(({ tr, dispatch }) => moved(tr, by, dispatch));
    announce(isMoved ? `${name} moved ${by < 0 ? "up" : "down"}.` : "There is nowhere further to go.");
  };
  const tab = selected ? 0 : -1;
  return (
    <NodeViewWrapper className="live-block" data-kind={block?.kind} data-on={selected || undefined}>
      <section contentEditable={false} aria-label={name} className="live-block-body">
        <header className="live-block-bar">
          <button type="button" className="live-block-name" tabIndex={-1} data-drag-handle onClick={select}>
            {name}
          </button>
          {editor.isEditable && (
            <span className="live-block-actions">
              <Button size="small" tone="quiet" tabIndex={tab} aria-label={`Move ${name} up`} onClick={() => move(-1)}>
                ↑
              </Button>
              <Button size="small" tone="quiet" tabIndex={tab} aria-label={`Move ${name} down`} onClick={() => move(1)}>
                ↓
              </Button>
              <Button
                size="small"
                tone="quiet"
                tabIndex={tab}
                aria-label={`Remove ${name}`}
                onClick={() => {
                  deleteNode();
                  editor.commands.focus();
                  announce(`${name} removed.`);
                }}
              >
                Remove
              </Button>
            </span>
          )}
        </header>
        {block ? <BlockContent block={block} /> : <p className="muted">This block cannot be read.</p>}
      </section>
    </NodeViewWrapper>
  );
}

/** "Claim 3", "Figures compared, claim 3", "Matrix". */
function useBlockName(block: LiveBlock | null): string {
  const desk = useDesk();
  if (!block) return "Block";
  const number = "claimId" in block ? desk.claims[block.claimId]?.number : undefined;
  if (number === undefined) return blockNames[block.kind];
  return block.kind === "claim" ? `Claim ${number}` : `${blockNames[block.kind]}, claim ${number}`;
}
