"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { Moment } from "@/app/_components/moment";
import { carriedText } from "@/app/_live/carried-text";
import type { KeptChange } from "@/app/_live/kept-change";
import type { Sendable } from "@/lib/live/inputs";
import { RewriteForm } from "./rewrite-form";

type Props = Readonly<{
  change: KeptChange;
  /** What can be done with it here, before copying and discarding. */
  actions?: ReactNode;
  /** What stands on the server where this change's words were to stand, when that is not what its author had seen. */
  standing?: string | null;
  /** Sends it with other words; absent where they are written anew in a form of their own. */
  onSend?: (command: Sendable) => void;
  /** Absent while it is still to be sent. */
  onDiscard?: () => void;
}>;

/** A change that this device keeps: what it does, the words it carries, and why it was refused. */
export function KeptChangeItem({ change, actions, standing = null, onSend, onDiscard }: Props) {
  const [isWriting, setWriting] = useState(false);
  const texts = carriedText(change.command);
  const mayWrite = onSend !== undefined && texts.some(({ path }) => path !== null);
  const text = texts.map((carried) => carried.text).join("\n\n");
  return (
    <li className="kept-change" data-refused={change.refused !== null || undefined}>
      <p className="kept-what">
        <strong>{change.what.charAt(0).toUpperCase() + change.what.slice(1)}</strong>{" "}
        <span className="muted">
          · {change.refused ? "refused" : "waits"} · <Moment atMs={change.atMs} />
        </span>
      </p>
      {change.refused && <p className="kept-reason">{change.refused.message}</p>}
      {standing !== null && (
        <p>
          <span className="muted">It reads now:</span> <span dir="auto">“{standing}”</span>
        </p>
      )}
      {isWriting && onSend && (
        <RewriteForm command={change.command} texts={texts} onSend={onSend} onCancel={() => setWriting(false)} />
      )}
      {!isWriting && texts.length > 0 && (
        <dl className="kept-texts">
          {texts.map(({ label, text: words }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change says the same for as long as it is there
            <div key={n}>
              <dt>{label}</dt>
              <dd dir="auto">{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {!isWriting && (actions || text !== "" || onDiscard) && (
        <div className="form-row">
          {actions}
          {mayWrite && (
            <Button size="small" onClick={() => setWriting(true)}>
              Edit
            </Button>
          )}
          {text !== "" && <CopyButton text={text} label="Copy the text" size="small" />}
          {onDiscard && (
            <Button size="small" tone="quiet" onClick={onDiscard}>
              Discard
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
