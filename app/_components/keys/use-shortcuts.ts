"use client";

import { useEffect, useRef } from "react";
import { actionOf, pressedKey } from "./bindings";
import type { KeyAction } from "./key-actions";
import { useBindings } from "./use-bindings";

/** Keys that cannot be changed, by their names in small letters. */
type FixedKey = "enter" | "tab" | "escape";

/** What a key does. `false` means that it has nothing to do here, and the browser goes on. */
type Shortcuts = Readonly<Partial<Record<KeyAction | FixedKey, () => boolean | undefined>>>;

/**
 * Listens to keys on the whole page, by what the person has bound them to. Silent while somebody types in a field or a
 * dialog is open. The article counts as a page and not as a field, since nothing can be typed in it.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { own, areSinglesOn } = useBindings();
  const latest = useRef({ shortcuts, own, areSinglesOn });
  useEffect(() => {
    latest.current = { shortcuts, own, areSinglesOn };
  });
  useEffect(() => {
    const listening = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || isElsewhere(event.target)) return;
      const name = nameOf(event, latest.current);
      const act = name && latest.current.shortcuts[name];
      if (!act || act() === false) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the editor, which would take some of these keys for itself.
    document.addEventListener("keydown", onKeyDown, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, []);
}

type Bound = Pick<ReturnType<typeof useBindings>, "own" | "areSinglesOn">;

function nameOf(event: KeyboardEvent, { own, areSinglesOn }: Bound): KeyAction | FixedKey | null {
  const isPlain = !(event.metaKey || event.ctrlKey || event.altKey);
  if (event.key === "Tab") return isPlain && !event.shiftKey ? "tab" : null;
  if (event.key === "Enter") return isPlain ? "enter" : null;
  if (event.key === "Escape") return isPlain ? "escape" : null;
  const key = pressedKey(event, event.getModifierState("AltGraph"));
  return key === null ? null : actionOf(key, own, areSinglesOn);
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
