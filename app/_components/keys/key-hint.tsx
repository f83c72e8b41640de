"use client";

import { isSingle, keyInWords, keysOf } from "./bindings";
import type { KeyAction } from "./key-actions";
import { useBindings, useIsMac } from "./use-bindings";

/**
 * The key that a person has for an action now: their own, and one with a modifier where single keys are switched off.
 * Undefined when none is left.
 */
export function useKeyOf(action: KeyAction): string | undefined {
  const { own, areSinglesOn } = useBindings();
  return keysOf(action, own).find((key) => areSinglesOn || !isSingle(key));
}

/** For `aria-keyshortcuts`, which knows no key that is another on a Mac. */
export function useKeyShortcut(action: KeyAction): string | undefined {
  const isMac = useIsMac();
  return useKeyOf(action)?.replace("Mod", isMac ? "Meta" : "Control");
}

/** That key, as it is told beside what it does. */
export function KeyHint({ action }: Readonly<{ action: KeyAction }>) {
  const key = useKeyOf(action);
  const isMac = useIsMac();
  return key === undefined ? null : <kbd>{keyInWords(key, isMac)}</kbd>;
}
