"use client";

import { Popover } from "@base-ui/react/popover";
import { useCallback, useEffect, useRef, useState } from "react";
import { countedWords } from "@/app/_components/time-words";
import { useCannotGo } from "@/app/_live/going";
import { useFate } from "@/app/_live/live-desk";
import type { Fate } from "@/app/_live/live-state";
import { DeviceChangesPanel } from "./device-changes-panel";

/**
 * What became of one's changes: saved, under way, waiting on this device, or refused. It leads to all of them, and opens
 * by itself when one is refused that no form shows.
 */
export function FateIndicator() {
  const fate = useFate();
  const [isOpen, setIsOpen] = useState(false);
  const before = useRef(fate);
  const isNew = useRef(false);
  useCannotGo(useCallback(() => setIsOpen(true), []));
  useEffect(() => {
    // Refused just now: what was refused before this page was there waits to be asked for.
    const wasUnderWay = before.current.waiting > 0;
    if (fate.refused > before.current.refused && wasUnderWay) isNew.current = true;
    if (fate.refused === 0) isNew.current = false;
    before.current = fate;
    if (!isNew.current) return;
    // In its own turn: a form that shows it itself has taken it by then.
    const turn = setTimeout(() => {
      isNew.current = false;
      setIsOpen(true);
    });
    return () => clearTimeout(turn);
  }, [fate]);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger className="fate" data-state={fate.state} title={wordsOf(fate)}>
        <span className="fate-words">{wordsOf(fate)}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="end" className="popup-layer">
          <Popover.Popup className="popover fate-changes" initialFocus={false}>
            <DeviceChangesPanel onLeave={() => setIsOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function wordsOf({ state, waiting, refused, held }: Fate): string {
  if (state === "saved") return "Saved";
  if (state === "away") return "Not connected";
  if (state === "saving") return "Saving";
  const waits = waiting === 0 ? "" : `${countedWords(waiting, "change")} ${waiting === 1 ? "waits" : "wait"}`;
  if (state === "waiting") return waits;
  return [`${refused + held} refused`, waits].filter(Boolean).join(" · ");
}
