"use client";

import { Button } from "@/app/_components/button";
import { FormNotice } from "@/app/_components/form-notice";
import { ClaimConflict } from "@/app/_components/two-versions/claim-conflict";
import { useMe } from "@/app/_live/live-desk";
import { type Claim, WORDING_CODE_UNITS } from "@/lib/domain/claim";
import { fieldsOf } from "@/lib/domain/claim-conflict";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { useDraft } from "./use-draft";
import { useFocusBetween } from "./use-focus-between";

/** The wording as the page's heading, which turns into a field where it stands. */
export function Wording({ view: { claim, state } }: Readonly<{ view: ClaimView }>) {
  const me = useMe();
  const { draft, refusal, open, change, close, send } = useDraft<{ wording: string; basis: Claim }>();
  const { opener, form } = useFocusBetween(draft !== null);
  const mayRevise = may(me.role, "claim.revise", claim.recordedBy === me.reviewerId) && state !== "withdrawn";
  const saveOver = (basisSeq: number, wording: string | undefined) => {
    if (!draft || !wording || wording === claim.wording) return close();
    const input = { claimId: claim.id, basisSeq, changes: { wording } };
    void send({ name: "revise-claim", input }, "Claim changed.", fieldsOf(draft.basis));
  };
  const save = () => draft && saveOver(draft.basis.changedSeq, draft.wording.trim());
  if (!draft) {
    return (
      <div className="claim-wording">
        <h1 dir="auto">{claim.wording}</h1>
        {mayRevise && (
          <button
            ref={opener}
            type="button"
            className="icon-button"
            aria-label="Reword the claim"
            title="Reword"
            onClick={() => open({ wording: claim.wording, basis: claim })}
          >
            <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
              <path d="M10.5 2.5 13.5 5.5 5.5 13.5 2 14l.5-3.5z" stroke="currentColor" strokeWidth="1.3" fill="none" />
            </svg>
          </button>
        )}
      </div>
    );
  }
  const isBehind =
    refusal?.code === "conflict" && claim.changedSeq > draft.basis.changedSeq && claim.withdrawnAtMs === null;
  if (isBehind) {
    return (
      <div className="form claim-rewording">
        <h1 className="unseen">{claim.wording}</h1>
        <ClaimConflict
          basis={draft.basis}
          claim={claim}
          mine={{ wording: draft.wording.trim() }}
          onSave={({ wording }, basisSeq) => saveOver(basisSeq, wording)}
          onDiscard={close}
          onEdit={({ wording }) => open({ wording: wording ?? draft.wording, basis: claim })}
        />
      </div>
    );
  }
  return (
    <form
      ref={form}
      className="form claim-rewording"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={({ key }) => key === "Escape" && close()}
    >
      <h1 className="unseen">{claim.wording}</h1>
      {refusal && <FormNotice tone="bad">{refusal.message}</FormNotice>}
      <textarea
        className="input"
        aria-label="Wording"
        dir="auto"
        required
        maxLength={WORDING_CODE_UNITS}
        value={draft.wording}
        onChange={({ target }) => change({ wording: target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          save();
        }}
      />
      <div className="form-row">
        <Button type="submit" tone="primary">
          Save wording
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
