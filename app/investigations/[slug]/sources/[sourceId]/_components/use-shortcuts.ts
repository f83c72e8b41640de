"use client";

import { useEffect, useRef } from "react";

/** What a key does, by its sign or by its name in small letters ("escape"). `false` means that it has nothing to do here, and the browser goes on. */
type Shortcuts = Readonly<Record<string, () => boolean | undefined>>;

/**
 * Listens to single keys on the whole page. Silent while somebody types in a field or a dialog is
 * open, and with Control, Alt or Command. The article counts as
 * a page and not as a field, since nothing can be typed in it.
 *
 * `isOn` is the person's choice: speech input and slips of the hand can make single keys a nuisance.
 */
export function useShortcuts(shortcuts: Shortcuts, isOn: boolean): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listening = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || isElsewhere(event.target)) return;
      const name = nameOf(event);
      if (name === null || (!isOn && name.length === 1)) return;
      const act = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined;
      if (!act || act() === false) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the editor, which would take some of these keys for itself.
    document.addEventListener("keydown", onKeyDown, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, [isOn]);
}

function nameOf(event: KeyboardEvent): string | null {
  const isTypedSign = event.getModifierState("AltGraph");
  if (!isTypedSign && (event.metaKey || event.ctrlKey || event.altKey)) return null;
  if (event.key === "Tab") return event.shiftKey ? null : "tab";
  return event.key.length === 1 ? event.key : event.key.toLowerCase();
}

/** In a field, a menu, a dialog: where keys mean something else. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(".article-text")) return false;
  return (
    target.closest(
      "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], [data-own-keys]",
    ) !== null
  );
}
