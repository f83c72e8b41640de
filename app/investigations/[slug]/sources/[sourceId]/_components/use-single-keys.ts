"use client";

import { useSyncExternalStore } from "react";

const STORED = "crossread.single-keys";
const CHANGED = "crossread:single-keys";

/** Whether single keys act on the desk: a choice kept in this browser, on until it is turned off. */
export function useSingleKeys(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    (listen) => {
      window.addEventListener(CHANGED, listen);
      return () => window.removeEventListener(CHANGED, listen);
    },
    () => localStorage.getItem(STORED) !== "off",
    () => true,
  );
  const choose = (wanted: boolean) => {
    localStorage.setItem(STORED, wanted ? "on" : "off");
    window.dispatchEvent(new Event(CHANGED));
  };
  return [isOn, choose];
}
