"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import type { Freshness, PasskeyView } from "@/db/queries/factors";
import { PASSKEYS_AT_MOST } from "@/lib/domain/second-factor";
import { AddPasskey } from "./add-passkey";
import { PasskeyRow } from "./passkey-row";

type Props = Readonly<{
  passkeys: readonly PasskeyView[];
  email: string;
  freshness: Freshness;
  /** What a new one is called unless somebody says otherwise: the device they are on. */
  suggestedName: string;
  nowMs: number;
}>;

/** One's passkeys, each with a way to rename and to remove it, and a way to add one. */
export function Passkeys({ passkeys, email, freshness, suggestedName, nowMs }: Props) {
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  return (
    <>
      {added !== null && (
        <FormNotice tone="good">“{added}” signs you in from now on. Other devices are signed out.</FormNotice>
      )}
      {passkeys.length > 0 && (
        <ul className="devices">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.passkeyId} passkey={passkey} email={email} freshness={freshness} nowMs={nowMs} />
          ))}
        </ul>
      )}
      {passkeys.length < PASSKEYS_AT_MOST && (
        <div className={passkeys.length > 0 ? "below" : ""}>
          <Dialog
            title="Add a passkey"
            description="The device asks for your finger, face or PIN, and keeps the key. Other devices are signed out."
            trigger={<Button>Add a passkey</Button>}
            open={isAdding}
            onOpenChange={setAdding}
          >
            <AddPasskey
              email={email}
              isFresh={freshness.anyWay}
              suggestedName={suggestedName}
              added={(name) => {
                setAdding(false);
                setAdded(name);
              }}
            />
          </Dialog>
        </div>
      )}
    </>
  );
}
