"use client";

import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { FormNotice } from "@/app/_components/form-notice";
import { Moment } from "@/app/_components/moment";
import type { Freshness, SecondFactorView } from "@/db/queries/factors";
import { RECOVERY_CODES } from "@/lib/domain/second-factor";
import { NewRecoveryCodes } from "./new-recovery-codes";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorSetUp } from "./second-factor-set-up";
import { SwitchOffSecondFactor } from "./switch-off-second-factor";

type Props = Readonly<{
  factor: SecondFactorView | null;
  email: string;
  /** Whether one signed in a moment ago, so that the password is not asked for. */
  freshness: Freshness;
  nowMs: number;
}>;

/** An app that makes codes: setting it up, its recovery codes, and switching it off. */
export function SecondFactor({ factor, email, freshness, nowMs }: Props) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [opened, setOpened] = useState<"codes" | "off" | null>(null);
  if (codes) return <RecoveryCodes codes={codes} email={email} done={() => setCodes(null)} />;
  if (!factor) return <SecondFactorSetUp email={email} isFresh={freshness.anyWay} confirmed={setCodes} />;
  const { addedAtMs, codesLeft } = factor;
  const dialog = (which: "codes" | "off") => ({
    open: opened === which,
    onOpenChange: (open: boolean) => setOpened(open ? which : null),
  });
  return (
    <>
      <p>
        On since <Moment atMs={addedAtMs} nowMs={nowMs} />. Signing in asks for a code of your app after the password.
      </p>
      {codesLeft <= 3 && (
        <FormNotice tone="bad">
          {codesLeft === 0 ? "No recovery code is left." : `Only ${codesLeft} recovery codes are left.`} Make new ones
          before the app is lost.
        </FormNotice>
      )}
      <p className="muted below">
        {codesLeft} of {RECOVERY_CODES} recovery codes are left. Each opens the account once, in place of the app.
      </p>
      <div className="form-row below">
        <Dialog
          title="New recovery codes"
          description="Those you have open nothing any more."
          trigger={<Button>New recovery codes</Button>}
          {...dialog("codes")}
        >
          <NewRecoveryCodes
            email={email}
            isFresh={freshness.anyWay}
            made={(made) => {
              setOpened(null);
              setCodes(made);
            }}
          />
        </Dialog>
        <Dialog
          title="Switch the second factor off"
          description="The password alone opens the account then. Other devices are signed out."
          trigger={<Button tone="danger">Switch off</Button>}
          {...dialog("off")}
        >
          <SwitchOffSecondFactor email={email} isFresh={freshness.notByPassword} done={() => setOpened(null)} />
        </Dialog>
      </div>
    </>
  );
}
