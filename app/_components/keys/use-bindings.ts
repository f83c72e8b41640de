"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type OwnKeys, ownKeysFrom } from "./bindings";
import type { KeyAction } from "./key-actions";

const SINGLES = "crossread.single-keys";
const OWN = "crossread.own-keys";
const CHANGED = "crossread:keys";

type Bindings = Readonly<{
  own: OwnKeys;
  areSinglesOn: boolean;
  setSingles: (areOn: boolean) => void;
  /** Null goes back to the key that everybody has. */
  setOwn: (action: KeyAction, key: string | null) => void;
  reset: () => void;
}>;

/** A person's keys, kept in this browser. */
export function useBindings(): Bindings {
  const stored = useSyncExternalStore(
    listen,
    () => localStorage.getItem(OWN),
    () => null,
  );
  const areSinglesOn = useSyncExternalStore(
    listen,
    () => localStorage.getItem(SINGLES) !== "off",
    () => true,
  );
  const own = useMemo(() => ownKeysFrom(stored), [stored]);
  return {
    own,
    areSinglesOn,
    setSingles: (areOn) => keep(SINGLES, areOn ? "on" : "off"),
    setOwn: (action, key) => {
      const { [action]: _prior, ...others } = own;
      keep(OWN, JSON.stringify(key === null ? others : { ...others, [action]: key }));
    },
    reset: () => keep(OWN, "{}"),
  };
}

function listen(changed: () => void): () => void {
  const listening = new AbortController();
  window.addEventListener(CHANGED, changed, { signal: listening.signal });
  window.addEventListener("storage", changed, { signal: listening.signal }); // Another tab of theirs.
  return () => listening.abort();
}

function keep(name: string, value: string): void {
  localStorage.setItem(name, value);
  window.dispatchEvent(new Event(CHANGED));
}

/** Whether keys are written as on a Mac. Not known on the server, where nobody presses any. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => /Mac|iP(?:hone|ad)/.test(navigator.userAgent),
    () => false,
  );
}
