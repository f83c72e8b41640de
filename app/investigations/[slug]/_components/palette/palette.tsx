"use client";

import "./palette.css";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useState } from "react";
import { useGo } from "@/app/_live/going";
import { useDesk, useMe, useUndo } from "@/app/_live/live-desk";
import { useFound } from "../use-found";
import { actionItems, foundGroups, type PaletteGroup, type PaletteItem } from "./palette-items";

type Props = Readonly<{ open: boolean; onOpenChange: (isOpen: boolean) => void; onKeys: () => void }>;

/** Goes to any source, claim, person or passage of the investigation, and does what the role may do. */
export function Palette({ open, onOpenChange, onKeys }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="dialog palette" aria-label="Search or do anything">
          <PaletteList onDone={() => onOpenChange(false)} onKeys={onKeys} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function PaletteList({ onDone, onKeys }: Readonly<{ onDone: () => void; onKeys: () => void }>) {
  const { investigation } = useDesk();
  const { role } = useMe();
  const { undo, redo, undoable, redoable } = useUndo();
  const go = useGo();
  const [query, setQuery] = useState("");
  const { slug } = investigation;
  const found = useFound(slug, query);
  const actions = actionItems({ slug, role, undoable, redoable }, query);
  const groups: readonly PaletteGroup[] = [
    ...(actions.length > 0 ? [{ label: "Go and do", items: actions }] : []),
    ...(found.results ? foundGroups(slug, found.results) : []),
  ];
  const choose = ({ to }: PaletteItem, inNewTab: boolean) => {
    onDone();
    if ("href" in to) {
      if (inNewTab) window.open(to.href, "_blank", "noopener");
      else go(to.href);
    } else if (to.act === "keys") onKeys();
    else void (to.act === "undo" ? undo() : redo());
  };
  const isLooking = query.trim() !== "" && found.query !== query.trim();
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      items={groups}
      value={query}
      onValueChange={setQuery}
      itemToStringValue={(item: PaletteItem) => item.name}
    >
      <Autocomplete.Input
        className="palette-input"
        aria-label="Search or do anything"
        placeholder="A claim, a source, words of a text, a place to go"
        autoFocus
      />
      <Autocomplete.List className="palette-list">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.label} items={group.items}>
            <Autocomplete.GroupLabel className="menu-label">{group.label}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item
                  key={item.id}
                  value={item}
                  className="menu-item palette-item"
                  onClick={(event) => choose(item, event.metaKey || event.ctrlKey)}
                >
                  <span className="palette-name" dir="auto">
                    {item.hit ? <Hit {...item.hit} /> : item.name}
                  </span>
                  {item.detail && <span className="muted">{item.detail}</span>}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <Autocomplete.Status className="palette-status">
        {found.isAway && "The server did not answer; only places and actions are listed."}
        {!found.isAway && !isLooking && groups.length === 0 && "Nothing here has these words."}
        {isLooking && groups.length === 0 && (
          <span className="palette-looking" aria-hidden="true">
            Looking
          </span>
        )}
      </Autocomplete.Status>
    </Autocomplete.Root>
  );
}

/** Enough of what stands before the found words that they can be seen. */
const BEFORE_CODE_UNITS = 42;

function Hit({ before, hit, after }: Readonly<{ before: string; hit: string; after: string }>) {
  const tail = before.slice(-BEFORE_CODE_UNITS);
  // From the next whole word on.
  const near = tail === before ? before : `…${tail.slice(tail.indexOf(" ") + 1)}`;
  return (
    <>
      {near}
      <b>{hit}</b>
      {after}
    </>
  );
}
