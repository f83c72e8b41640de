"use client";

import { Popover } from "@base-ui/react/popover";
import { Button } from "@/app/_components/button";
import { useFate } from "@/app/_live/live-desk";

const words = {
  saved: "Saved",
  saving: "Saving",
  waiting: "Waiting to send",
  refused: "Refused",
} as const;

/** What became of this tab's changes: saved, under way, waiting for the connection, or refused with the reason. */
export function FateIndicator() {
  const { state, problem, dismiss } = useFate();
  if (problem === null) {
    return (
      <span className="fate" data-state={state} title={state === "waiting" ? waitingHint : undefined}>
        <span className="fate-words">{words[state]}</span>
      </span>
    );
  }
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="fate" data-state={state}>
        <span className="fate-words">{words[state]}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="end" className="popup-layer">
          <Popover.Popup className="popover fate-problem" initialFocus={false}>
            <Popover.Title>The change was refused</Popover.Title>
            <Popover.Description>{problem.message}</Popover.Description>
            <Button size="small" onClick={() => dismiss(problem.id)}>
              Dismiss
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const waitingHint =
  "There is no connection. Keep this tab open: your changes wait in it and are sent when the connection is back.";
