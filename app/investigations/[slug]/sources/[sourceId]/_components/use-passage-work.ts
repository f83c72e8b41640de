"use client";

import { useState } from "react";
import { useChanges } from "@/app/_components/claim-card/use-changes";
import { useDesk, useTakeRefusals } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { ClaimType } from "@/lib/domain/claim";
import type { Relation } from "@/lib/domain/evidence";
import type { ClaimId } from "@/lib/domain/ids";
import { claimedQuantities } from "@/lib/suggest/claimed-quantities";
import type { Span } from "@/lib/text/span";
import { emptyDraft, type LinkDraft } from "./link-dialog";
import type { OpenArticle } from "./open-article";
import { highlightId } from "./page-claims";
import { useRefusal } from "./refusals";
import { selectedPassage, tooLong, wordingOf } from "./selected-passage";
import type { ClaimOption } from "./use-claims-found";
import { timeIn, useTimes } from "./use-times";

/** The link dialog as it stands open: for which words, with what filled in, and why it came back. */
export type Linking = Readonly<{ span: Span; draft: LinkDraft; problem: string | null }>;

export type PassageWork = Readonly<{
  dialog: Linking | null;
  openDialog: (span: Span, claim: ClaimOption | null) => void;
  closeDialog: () => void;
  record: (span: Span, type: ClaimType) => void;
  link: (span: Span, draft: LinkDraft & Readonly<{ claim: ClaimOption; relation: Relation }>) => void;
}>;

/**
 * Makes claims and evidence of selected words; a claim comes with the figures and the time that its quote
 * gives. Each shows at once; a refusal gives back what was
 * typed or selected. `onMade` names the highlight that the change will bring.
 */
export function usePassageWork(
  article: OpenArticle,
  onMade: (claimId: ClaimId, highlight: string) => void,
): PassageWork {
  const desk = useDesk();
  const { recordClaim, linkEvidence } = useChanges();
  const refuse = useRefusal();
  const refusals = useTakeRefusals();
  const [dialog, setDialog] = useState<Linking | null>(null);
  useTimes();

  const passageFor = (span: Span) => {
    const problem = tooLong(span);
    if (problem) refuse("Nothing was saved", problem, article.text.slice(span.start, span.end));
    const passage = selectedPassage(desk, article, span);
    return problem ? null : { passage, id: passage.newPassageId };
  };

  return {
    dialog,
    openDialog: (span, claim) => setDialog({ span, draft: { ...emptyDraft, claim }, problem: null }),
    closeDialog: () => {
      refusals.done();
      setDialog(null);
    },
    record: async (span, type) => {
      const made = passageFor(span);
      if (!made) return;
      const claimId = newId("clm");
      const wording = wordingOf(article.text, span);
      onMade(claimId, highlightId(claimId, made.id));
      const { exact } = made.passage;
      const read = {
        quantities: claimedQuantities(type, exact),
        occurred: timeIn(exact, desk.sources[article.sourceId]),
      };
      const input = { claimId, appearanceId: newId("app"), passage: made.passage, wording, type, ...read };
      await recordClaim(input);
    },
    link: async (span, draft) => {
      const made = passageFor(span);
      if (!made) return;
      refusals.done();
      setDialog(null);
      const { claim, ...bearing } = draft;
      onMade(claim.id, highlightId(claim.id, made.id));
      const input = { linkId: newId("evl"), claimId: claim.id, passage: made.passage, ...bearing };
      const outcome = await linkEvidence(input);
      if (outcome.ok) return;
      refusals.take(outcome);
      setDialog({ span, draft, problem: outcome.problem.message });
    },
  };
}
