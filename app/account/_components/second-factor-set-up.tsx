"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { FormNotice } from "@/app/_components/form-notice";
import { TextField } from "@/app/_components/text-field";
import { inGroups } from "@/lib/domain/second-factor";
import {
  beginSecondFactorAction,
  type CodesState,
  confirmSecondFactorAction,
  type SetUpState,
} from "../second-factor/actions";
import { PresentPassword } from "./present-password";

const KEY_GROUP = 4;

type Props = Readonly<{ email: string; isFresh: boolean; confirmed: (codes: readonly string[]) => void }>;
type Begun = Extract<SetUpState, { ok: true }>;

/** First the password, then the key for the app, which counts once the app has shown a code of it. */
export function SecondFactorSetUp({ email, isFresh, confirmed }: Props) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [state, begin, isUnderWay] = useActionState<SetUpState, FormData>(
    async (prior, form) => {
      const outcome = await beginSecondFactorAction(prior, form);
      if (outcome.ok) setBegun(outcome);
      return outcome;
    },
    { ok: null },
  );
  if (begun) return <ConfirmKey begun={begun} cancel={() => setBegun(null)} confirmed={confirmed} />;
  return (
    <form className="form" action={begin}>
      <p className="muted">
        An app on your phone makes a new code every half minute. With it, your password alone opens nothing. Any app for
        one-time codes will do, and so do most password managers.
      </p>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <PresentPassword email={email} isFresh={isFresh} />
      <Button type="submit" disabled={isUnderWay}>
        {isUnderWay ? "One moment" : "Set up an app"}
      </Button>
    </form>
  );
}

type ConfirmProps = Readonly<{ begun: Begun; cancel: () => void; confirmed: Props["confirmed"] }>;

function ConfirmKey({ begun: { setUp, key, qr }, cancel, confirmed }: ConfirmProps) {
  const [state, confirm, isUnderWay] = useActionState<CodesState, FormData>(
    async (prior, form) => {
      const outcome = await confirmSecondFactorAction(prior, form);
      if (outcome.ok) confirmed(outcome.codes);
      return outcome;
    },
    { ok: null },
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form className="form second-factor-key" action={confirm}>
      <h3 ref={heading} tabIndex={-1}>
        Scan this with your app
      </h3>
      <svg
        className="qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label="QR code of the key, which is below in letters"
        shapeRendering="crispEdges"
      >
        <path d={qr.path} />
      </svg>
      <div className="field">
        <span className="field-label">Or type this key</span>
        <div className="form-row">
          <code className="key">{inGroups(key, KEY_GROUP, " ")}</code>
          <CopyButton text={key} label="Copy the key" size="small" />
        </div>
        <span className="field-hint">For an app that asks: by time, SHA-1, six digits, 30 seconds.</span>
      </div>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      <input type="hidden" name="setUp" value={setUp} />
      <TextField
        label="Code of the app"
        name="code"
        hint="The six digits that it shows now."
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
      />
      <div className="form-row">
        <Button tone="primary" type="submit" disabled={isUnderWay}>
          {isUnderWay ? "Checking" : "Switch on"}
        </Button>
        <Button tone="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
