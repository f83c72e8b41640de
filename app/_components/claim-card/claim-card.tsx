"use client";

import "./claim-card.css";
import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { claimTypeNames } from "@/app/_components/claim-type-chip";
import { OpenThreads } from "@/app/_components/conversation/open-threads";
import { FigureFlags } from "@/app/_components/figure-flags";
import { useFocusBack } from "@/app/_components/use-focus-back";
import { useMe } from "@/app/_live/live-desk";
import type { PassageId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { ClaimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { figuresInWords } from "@/lib/report/figure-in-words";
import { isContested, standingWords } from "./claim-words";
import { EvidenceList } from "./evidence-list";
import { ReasonForm } from "./reason-form";
import { RelationCounts } from "./relation-counts";
import { RewordForm } from "./reword-form";
import { useChanges } from "./use-changes";

type Props = Readonly<{
  view: ClaimView;
  /** On: the passage is in focus, and the card shows its evidence and what can be done. */
  isOn: boolean;
  onFocus: () => void;
  /** Absent where no passage can be chosen. */
  onLink?: () => void;
  /** Goes to a passage that is on this page; false when it is elsewhere. */
  onRead?: (passageId: PassageId) => boolean;
  hrefOf: (passage: Passage) => string;
  paragraphOf: (passage: Passage) => number | null;
  claimHref: string;
}>;

/** A claim in the margin. Small until it is on; then with its evidence and its actions. */
export function ClaimCard({ view, isOn, onFocus, onLink, onRead, hrefOf, paragraphOf, claimHref }: Props) {
  const [doing, setDoing] = useState<"rewording" | "withdrawing" | null>(null);
  const reword = useFocusBack(doing === "rewording");
  const withdraw = useFocusBack(doing === "withdrawing");
  const me = useMe();
  const { withdrawClaim } = useChanges();
  const { claim, count, evidence, appearances } = view;
  const isOwn = claim.recordedBy === me.reviewerId;
  const sources = new Set(appearances.map(({ source }) => source.id)).size;

  return (
    <article className="claim-card" data-type={claim.type} data-on={isOn || undefined} data-claim-card={claim.id}>
      <p className="claim-kind">
        <b>{claimTypeNames[claim.type]}</b>
        <span className="num">
          #{claim.number} · {standingWords(view)}
          {isContested(view) && <span className="unseen">, contested</span>}
        </span>
      </p>
      {doing === "rewording" ? (
        <RewordForm claim={claim} onDone={() => setDoing(null)} />
      ) : (
        <h3 className="claim-wording">
          <button type="button" aria-expanded={isOn} onClick={onFocus} dir="auto">
            {claim.wording}
          </button>
        </h3>
      )}
      {claim.quantities.length > 0 && <p className="claim-figures">{figuresInWords(claim.quantities)}</p>}
      <FigureFlags view={view} />
      <p className="claim-counts">
        <RelationCounts count={count} none="no evidence yet" />
        <span className="muted">appears in {sources === 1 ? "1 source" : `${sources} sources`}</span>
        <OpenThreads claimId={claim.id} href={claimHref} />
      </p>
      {isOn && (
        <>
          {evidence.length > 0 && (
            <EvidenceList evidence={evidence} hrefOf={hrefOf} paragraphOf={paragraphOf} {...(onRead && { onRead })} />
          )}
          {view.curatedByItsOnlyAuthor && (
            <p className="claim-about muted">The verdict is by the claim’s only author.</p>
          )}
          {doing === "withdrawing" ? (
            <ReasonForm
              action="Withdraw"
              question="Why is the claim withdrawn?"
              onSubmit={(reason) => withdrawClaim({ claimId: claim.id, reason })}
              onCancel={() => setDoing(null)}
            />
          ) : (
            <div className="claim-actions">
              {onLink && may(me.role, "evidence.link") && (
                <Button size="small" onClick={onLink}>
                  Link evidence
                </Button>
              )}
              <Link
                className={buttonClass("plain", "small")}
                href={claimHref}
                aria-label={`Open claim ${claim.number}`}
              >
                Open
              </Link>
              {may(me.role, "claim.revise", isOwn) && doing === null && (
                <Button ref={reword} size="small" tone="quiet" onClick={() => setDoing("rewording")}>
                  Reword
                </Button>
              )}
              {may(me.role, "claim.withdraw", isOwn) && (
                <Button ref={withdraw} size="small" tone="quiet" onClick={() => setDoing("withdrawing")}>
                  Withdraw
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </article>
  );
}
