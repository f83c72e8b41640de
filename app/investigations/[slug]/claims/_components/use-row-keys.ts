import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useShortcuts } from "@/app/_components/keys/use-shortcuts";
import { useAnnounce } from "@/app/_live/announcer";
import type { ClaimId } from "@/lib/domain/ids";
import type { ClaimView } from "@/lib/live/claim-view";
import type { Toggle } from "./claim-row";
import type { Selection } from "./claims-table";

/** About as many rows as a window shows. */
const PAGE_ROWS = 10;

/** The row one was at in this tab: who comes back from a claim goes on from there. */
const last: { claimId: ClaimId | null } = { claimId: null };

type Given = Readonly<{
  body: RefObject<HTMLElement | null>;
  views: readonly ClaimView[];
  selection: Selection;
  onToggle: Toggle;
  onSelection: (change: (before: Selection) => Selection) => void;
  onOpen: (claimId: ClaimId) => void;
  /** Brings a row into view, so that it is drawn. */
  show: (index: number) => void;
}>;

/**
 * One tab stop among the rows, and the keys that move it, select and open. j and k, or what somebody has bound in their
 * place, move it from anywhere on the page. The row is remembered by its claim, since others may come before it.
 */
export function useRowKeys({ body, views, selection, onToggle, onSelection, onOpen, show }: Given) {
  const announce = useAnnounce();
  const [activeId, setActiveId] = useState<ClaimId | null>(() => last.claimId);
  const isMoving = useRef(false);
  useEffect(() => {
    last.claimId = activeId;
  }, [activeId]);
  const found = activeId === null ? -1 : views.findIndex(({ claim }) => claim.id === activeId);
  const activeIndex = Math.max(0, found);
  const active = views[activeIndex];

  const focusRow = (index: number) => {
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    row?.focus({ preventScroll: true });
    isMoving.current = row == null; // Not drawn yet: being active, it will be.
  };
  useEffect(() => {
    if (isMoving.current) focusRow(activeIndex);
  });

  const moveTo = (index: number) => {
    const at = Math.min(Math.max(index, 0), views.length - 1);
    const view = views[at];
    if (!view) return;
    setActiveId(view.claim.id);
    focusRow(at);
    show(at);
  };
  const toggle = (view: ClaimView, isRange: boolean) => {
    const isSelected = !selection[view.claim.id];
    onToggle(view.claim.id, isSelected, isRange);
    announce(`Claim ${view.claim.number} ${isSelected ? "selected" : "no longer selected"}.`);
  };
  const isInside = () => body.current?.contains(document.activeElement) ?? false;
  const step = (by: 1 | -1) => {
    moveTo(isInside() ? activeIndex + by : activeIndex);
    return true;
  };
  useShortcuts({ next: () => step(1), previous: () => step(-1) });

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    const isMod = event.ctrlKey || event.metaKey;
    if (event.altKey || !active) return;
    const target = targetOf(key, activeIndex, views.length, isMod);
    if (target !== null) {
      moveTo(target);
      const reached = views[target];
      if (shiftKey && reached) {
        if (!selection[active.claim.id]) onToggle(active.claim.id, true, false);
        onToggle(reached.claim.id, true, true);
      }
    } else if (isMod && key.toLowerCase() === "a") {
      onSelection(() => Object.fromEntries(views.map(({ claim }) => [claim.id, true])));
      announce(`${views.length} claims selected.`);
    } else if (!isMod && (key === " " || key.toLowerCase() === "x")) {
      toggle(active, shiftKey);
    } else if (!isMod && key === "Enter") {
      onOpen(active.claim.id);
    } else if (key === "Escape" && Object.keys(selection).length > 0) {
      onSelection(() => ({}));
      announce("Nothing is selected.");
    } else {
      return;
    }
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent) => {
    const index = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-index]")?.dataset["index"] : null;
    const view = index === undefined || index === null ? undefined : views[Number(index)];
    if (view) setActiveId(view.claim.id);
  };
  /** A box keeps the focus of a click; the keys belong to its row. */
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof HTMLInputElement) target.closest<HTMLElement>("[data-index]")?.focus({ preventScroll: true });
  };
  return { activeIndex, handlers: { onKeyDown, onFocus, onClick } };
}

/** The row a key leads to; null for a key that leads nowhere. */
function targetOf(key: string, index: number, count: number, isMod: boolean): number | null {
  const last = count - 1;
  if (key === "Home" || (key === "ArrowUp" && isMod)) return 0;
  if (key === "End" || (key === "ArrowDown" && isMod)) return last;
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS }[key];
  return by === undefined ? null : Math.min(Math.max(index + by, 0), last);
}
