"use client";

import { useActionState } from "react";
import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { notSent } from "@/app/_components/form-state";
import { Moment } from "@/app/_components/moment";
import { Removable } from "@/app/_components/removable";
import type { SessionView } from "@/db/queries/sessions";
import { endOtherSessionsAction, endSessionAction } from "../actions";
import { deviceWords } from "./device-words";
import { wayInWords } from "./way-in-words";

type Props = Readonly<{ sessions: readonly SessionView[]; currentSessionId: string; nowMs: number }>;

/** Where one is signed in, each with a way to end it; the one being used is ended by signing out. */
export function Devices({ sessions, currentSessionId, nowMs }: Props) {
  const [state, end, isUnderWay] = useActionState(endSessionAction, notSent);
  const [others, endOthers, isEndingOthers] = useActionState(endOtherSessionsAction, notSent);
  return (
    <>
      {state.ok === false && <FormNotice tone="bad">{state.message}</FormNotice>}
      {others.ok === false && <FormNotice tone="bad">{others.message}</FormNotice>}
      {others.ok === true && sessions.length === 1 && (
        <FormNotice tone="good">You are signed out everywhere else.</FormNotice>
      )}
      <ul className="devices">
        {sessions.map(({ sessionId, userAgent, startedAtMs, signedInBy, hasSecondFactor }) => {
          const name = deviceWords(userAgent);
          return (
            <Removable key={sessionId}>
              <div>
                <div className="device-name">{name}</div>
                <div className="muted">
                  Signed in <Moment atMs={startedAtMs} nowMs={nowMs} />
                  {wayInWords(signedInBy, hasSecondFactor)}
                </div>
              </div>
              {sessionId === currentSessionId ? (
                <span className="chip">This device</span>
              ) : (
                <form action={end}>
                  <input type="hidden" name="sessionId" value={sessionId} />
                  <Button type="submit" disabled={isUnderWay} aria-label={`End the session of ${name}`}>
                    End
                  </Button>
                </form>
              )}
            </Removable>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <form className="below" action={endOthers}>
          <Button type="submit" disabled={isEndingOthers}>
            Sign out everywhere else
          </Button>
        </form>
      )}
    </>
  );
}
