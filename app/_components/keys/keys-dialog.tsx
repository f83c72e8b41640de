"use client";

import "./keys-dialog.css";
import { type KeyboardEvent, useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { Button } from "../button";
import { Dialog } from "../dialog";
import { keyInWords, keysOf, pressedKey, whyNot } from "./bindings";
import { fixedKeys, isKeyAction, type KeyAction, keyActions } from "./key-actions";
import { useBindings, useIsMac } from "./use-bindings";

type Props = Readonly<{ open: boolean; onClose: () => void }>;

/** All keys, with a way to choose others, and the switch for those who want no single ones. */
export function KeysDialog({ open, onClose }: Props) {
  const { own, areSinglesOn, setSingles, setOwn, reset } = useBindings();
  const [asked, setAsked] = useState<KeyAction | null>(null);
  const actions = Object.keys(keyActions).filter(isKeyAction);
  return (
    <Dialog
      title="Keys"
      shape="wide"
      open={open}
      onOpenChange={(isOpen) => {
        setAsked(null);
        if (!isOpen) onClose();
      }}
    >
      <dl className="keys">
        {actions.map((action) => (
          <KeyRow
            key={action}
            action={action}
            keys={keysOf(action, own)}
            isOwn={own[action] !== undefined}
            isAsked={asked === action}
            onAsk={setAsked}
            whyNot={(key) => whyNot(key, action, own)}
            onKey={(key) => setOwn(action, key)}
          />
        ))}
        {fixedKeys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div className="keys-foot">
        <label className="keys-switch">
          <input type="checkbox" checked={areSinglesOn} onChange={(event) => setSingles(event.target.checked)} />
          Single keys act; without them, those with Alt or Ctrl do
        </label>
        {Object.keys(own).length > 0 && (
          <Button size="small" tone="quiet" onClick={reset}>
            Put all back
          </Button>
        )}
      </div>
    </Dialog>
  );
}

type RowProps = Readonly<{
  action: KeyAction;
  keys: readonly string[];
  isOwn: boolean;
  isAsked: boolean;
  onAsk: (action: KeyAction | null) => void;
  whyNot: (key: string) => string | null;
  onKey: (key: string | null) => void;
}>;

function KeyRow({ action, keys, isOwn, isAsked, onAsk, whyNot: refusal, onKey }: RowProps) {
  const isMac = useIsMac();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string | null>(null);
  const { does } = keyActions[action];
  const take = (event: KeyboardEvent) => {
    if (!isAsked || event.key === "Tab") return;
    const key = pressedKey(event.nativeEvent, event.getModifierState("AltGraph"));
    if (key === null) return;
    event.preventDefault();
    event.stopPropagation();
    const why = key === "Escape" ? null : refusal(key);
    setProblem(why);
    if (why) return announce(why);
    if (key !== "Escape") {
      onKey(key);
      announce(`${does}: ${keyInWords(key, isMac)}.`);
    }
    onAsk(null);
  };
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{keyInWords(key, isMac)}</kbd>
        ))}
      </dt>
      <dd>
        {does}
        {isAsked && problem && <span className="field-error">{problem}</span>}
      </dd>
      <dd className="keys-change">
        {isOwn && !isAsked && (
          <Button size="small" tone="quiet" aria-label={`Put back the key for: ${does}`} onClick={() => onKey(null)}>
            Put back
          </Button>
        )}
        <Button
          size="small"
          tone="quiet"
          aria-label={isAsked ? `Press the new key for: ${does}` : `Change the key for: ${does}`}
          aria-pressed={isAsked}
          onKeyDown={take}
          onClick={() => {
            setProblem(null);
            onAsk(isAsked ? null : action);
          }}
        >
          {isAsked ? "Press a key…" : "Change"}
        </Button>
      </dd>
    </div>
  );
}
