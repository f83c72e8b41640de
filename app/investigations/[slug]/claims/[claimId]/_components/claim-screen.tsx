"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { useDesk, useFate } from "@/app/_live/live-desk";
import type { Rail } from "@/db/queries/rail";
import type { ClaimId } from "@/lib/domain/ids";
import { type ClaimView, claimView } from "@/lib/live/claim-view";
import { type ThreadView, threadsAbout } from "@/lib/live/thread-view";
import { Appearances } from "./appearances";
import { Assessments } from "./assessments";
import "./claim.css";
import { ClaimFacts } from "./claim-facts";
import { ClaimHead } from "./claim-head";
import { type ClaimEvent, ClaimHistory } from "./claim-history";
import { Conversation } from "./conversation";
import { EvidenceBoard } from "./evidence-board";
import type { Merged } from "./merged-notice";
import { NumberLine } from "./number-line";
import type { Paragraphs } from "./paragraphs";
import { reportedFigures } from "./reported-figures";
import { VerdictPanel } from "./verdict-panel";

type Props = Readonly<{
  claimId: ClaimId;
  merged: Merged | null;
  paragraphs: Paragraphs;
  history: readonly ClaimEvent[];
  rail: Rail;
  hasEarlierRationale: boolean;
}>;

/** One claim with all that stands on it. Follows the live desk; paragraphs and history are as the page was asked for. */
export function ClaimScreen({ claimId, merged, paragraphs, history, rail, hasEarlierRationale }: Props) {
  const desk = useDesk();
  const { slug } = desk.investigation;
  const view = claimView(desk, claimId);
  useFreshHistory(view, view ? threadsAbout(desk, view) : []);
  if (!view) {
    return (
      <main id="main" tabIndex={-1} className="page">
        <EmptyState
          title="This claim is not here"
          action={
            <Link className={buttonClass()} href={`/investigations/${slug}/claims`}>
              All claims
            </Link>
          }
        >
          It may not have reached this page yet. Load the page again, or choose it from the list.
        </EmptyState>
      </main>
    );
  }
  return (
    <main id="main" tabIndex={-1} className="page claim-page">
      <p className="page-back">
        <Link href={`/investigations/${slug}/claims`}>All claims</Link>
      </p>
      <ClaimHead view={view} merged={merged} />
      <ClaimFacts claim={view.claim} />
      <Appearances appearances={view.appearances} slug={slug} paragraphs={paragraphs} />
      {reportedFigures(desk, view, paragraphs).map((group) => (
        <NumberLine key={`${group.own.unit} ${group.own.object} ${group.own.status}`} group={group} slug={slug} />
      ))}
      <EvidenceBoard view={view} slug={slug} paragraphs={paragraphs} rail={rail} />
      <div className="block claim-judged">
        <Assessments view={view} />
        <VerdictPanel view={view} hasEarlier={hasEarlierRationale} />
      </div>
      <Conversation view={view} slug={slug} paragraphs={paragraphs} />
      <ClaimHistory events={history} />
    </main>
  );
}

/**
 * Asks for the page again when something happened to the claim that is saved: its history and the
 * paragraphs of new passages stand on the server. Once for each change, whoever made it.
 */
function useFreshHistory(view: ClaimView | null, threads: readonly ThreadView[]) {
  const router = useRouter();
  const { state } = useFate();
  const isSaving = state === "saving" || state === "waiting";
  const now = view ? `${whatStands(view)} ${whatIsSaid(threads)}` : "";
  const shown = useRef(now);
  useEffect(() => {
    if (isSaving || shown.current === now) return;
    shown.current = now;
    router.refresh();
  }, [isSaving, now, router]);
}

/** Differs whenever something was said, put in other words or taken back, and when a thread was resolved. */
function whatIsSaid(threads: readonly ThreadView[]): string {
  return threads
    .map(({ thread, comments }) => {
      const said = comments.map(({ id, revisedAtMs, retractedAtMs }) => `${id}${revisedAtMs}${retractedAtMs}`);
      return [thread.id, thread.resolvedAtMs, ...said].join(" ");
    })
    .join(" ");
}

/** Differs whenever something was added to the claim, changed or taken back. */
function whatStands({ claim, appearances, evidence, assessments, curation }: ClaimView): string {
  const things = [
    ...appearances.map(({ appearance }) => appearance),
    ...evidence.map(({ link }) => link),
    ...assessments,
  ];
  return [claim.changedSeq, ...things.map(({ id }) => id), curation?.id].join(" ");
}
