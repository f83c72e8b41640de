"use client";

import { useGo } from "@/app/_live/going";
import "@/app/_components/kept-changes/kept-changes.css";
import { Popover } from "@base-ui/react/popover";
import { Button } from "@/app/_components/button";
import { KeptChangeItem } from "@/app/_components/kept-changes/kept-change-item";
import type { KeptChange } from "@/app/_live/kept-change";
import { useDesk, useDeviceChanges, useFate } from "@/app/_live/live-desk";
import type { Fate } from "@/app/_live/live-state";
import type { Desk } from "@/lib/live/desk";
import type { Sendable } from "@/lib/live/inputs";
import { placeOf } from "./place-of-change";

/** How many are shown of what waits: the rest is counted. */
const SHOWN = 50;

/** Everything of oneself that this device keeps in this investigation: what waits, and what was refused and why. */
export function DeviceChangesPanel({ onLeave }: Readonly<{ onLeave: () => void }>) {
  const fate = useFate();
  const { changes, notice, retry, rewrite, resend, dismiss } = useDeviceChanges();
  const { comments } = useDesk();
  const go = useGo();
  const refused = changes.filter((change) => change.refused !== null);
  const waiting = changes.filter((change) => change.refused === null);
  const shown = [...refused, ...waiting].slice(0, SHOWN);
  return (
    <div className="kept-changes">
      <Popover.Title>Changes on this device</Popover.Title>
      {notice && <p role="alert">{notice}</p>}
      <Popover.Description className="muted">{descriptionOf(fate)}</Popover.Description>
      {shown.length > 0 && (
        <ul>
          {shown.map((change) => {
            const place = placeOf(change);
            const standing = commentStanding(change, comments);
            return change.refused === null ? (
              <KeptChangeItem key={change.id} change={change} />
            ) : (
              <KeptChangeItem
                key={change.id}
                change={change}
                actions={
                  <>
                    <Button size="small" onClick={() => retry(change.id)}>
                      Try again
                    </Button>
                    {place && (
                      <Button
                        size="small"
                        onClick={() => {
                          rewrite(change.id);
                          go(place);
                          onLeave();
                        }}
                      >
                        Edit
                      </Button>
                    )}
                  </>
                }
                standing={standing}
                {...(!place && {
                  onSend: (command: Sendable) =>
                    resend(change.id, standing === null ? command : over(command, standing)),
                })}
                onDiscard={() => dismiss(change.id)}
              />
            );
          })}
        </ul>
      )}
      {changes.length > shown.length && <p className="muted">And {changes.length - shown.length} more.</p>}
    </div>
  );
}

/**
 * What a comment says by now, where that is neither what its author had seen nor what they meant to say: as this page
 * has it, or, where it has other things, as the server said when it refused the change.
 */
function commentStanding({ command, refused }: KeptChange, comments: Desk["comments"]): string | null {
  if (command.name !== "revise-comment") return null;
  const { commentId, seen, text } = command.input;
  const now = Object.values(comments).find(({ id }) => id === commentId)?.text ?? refused?.present ?? null;
  return seen === undefined || now === seen || now === text ? null : now;
}

/** The same change of a comment, now that its author has seen what stands there. */
const over = (command: Sendable, seen: string): Sendable =>
  command.name === "revise-comment" ? { ...command, input: { ...command.input, seen } } : command;

function descriptionOf({ state, waiting, refused, held, isKept }: Fate): string {
  const keeping = isKept
    ? "You can close this tab: they are kept on this device."
    : "This browser keeps nothing on this device, so leave this tab open until they are sent.";
  if (waiting > 0) {
    return state === "saving"
      ? `What you changed is being sent. ${keeping}`
      : `What waits is sent when the connection is back; other pages open then. ${keeping}`;
  }
  if (state === "away") {
    return `There is no connection. What you change here waits until it is back; other pages open then. ${isKept ? "" : keeping}`;
  }
  if (held > 0 && refused === 0)
    return "A change was refused. The form it was written in says why, and has your words.";
  if (state === "refused") return "A refused change is not saved. It stays here with its text until you put it away.";
  return isKept
    ? "Everything you changed is saved."
    : "Everything you changed is saved. This browser keeps nothing on this device: without a connection, leave the tab open.";
}
