"use client";

import "./beside.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useChanges } from "@/app/_components/claim-card/use-changes";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { newId } from "@/app/_live/new-id";
import type { Candidate } from "@/db/queries/candidates";
import type { Rail } from "@/db/queries/rail";
import type { Relation } from "@/lib/domain/evidence";
import type { ClaimId, SourceId } from "@/lib/domain/ids";
import { paragraphAt } from "@/lib/editor/article-document";
import { folds } from "@/lib/editor/folding";
import type { Highlight } from "@/lib/editor/highlights";
import { type ClaimView, claimView } from "@/lib/live/claim-view";
import { may } from "@/lib/policy/permissions";
import { ArticlePane } from "../article-pane";
import { DeskDialogs } from "../desk-dialogs";
import { ArticleSkeleton } from "../first-screen";
import type { OpenArticle } from "../open-article";
import { highlightsOf, type PageClaim } from "../page-claims";
import { selectedPassage } from "../selected-passage";
import { TalkDialogs } from "../talk-dialogs";
import { useArticle } from "../use-article";
import { useClaimsOnPage } from "../use-claims-on-page";
import type { FocusedHighlight } from "../use-focused-highlight";
import { useMarkRows } from "../use-mark-rows";
import { usePassageWork } from "../use-passage-work";
import { useSelectionBar } from "../use-selection-bar";
import { useTalk } from "../use-talk";
import { BesideHead } from "./beside-head";
import { CandidateList } from "./candidate-list";
import { candidateKey, useCandidates } from "./use-candidates";

const TITLE_ID = "beside-title";

type Props = Readonly<{
  article: OpenArticle;
  /** Shared with the text it stands beside: a claim in focus is in focus in both. */
  on: FocusedHighlight;
  rail: Rail;
  mainId: SourceId;
  onChoose: (sourceId: SourceId) => void;
  onClose: () => void;
  /** Puts the focus back into the text beside. */
  onLeave: () => void;
}>;

/** A second source, with what may bear on the claim in focus marked and ranked. */
export function BesidePane({ article, on, rail, mainId, onChoose, onClose, onLeave }: Props) {
  const desk = useDesk();
  const me = useMe();
  const announce = useAnnounce();
  const { linkEvidence, rejectCandidate } = useChanges();
  const column = useRef<HTMLElement>(null);
  const [onStart, setOnStart] = useState<number | null>(null);
  const [withAll, setWithAll] = useState(false);
  const [rejected, setRejected] = useState<ReadonlySet<string>>(new Set());

  const source = desk.sources[article.sourceId];
  const claims = useClaimsOnPage(desk, article.versionId);
  const view = on.claimId === null ? null : claimView(desk, on.claimId);
  const found = useCandidates(view, article.sourceId, rejected, withAll);
  const candidates = found.state === "found" ? found.candidates : null;
  const highlights = useMemo(
    () => [...highlightsOf(claims, on.claimId), ...candidateMarks(view, candidates ?? [], onStart)],
    [claims, on.claimId, view, candidates, onStart],
  );
  const handle = useArticle({
    article,
    titleId: TITLE_ID,
    language: source?.language ?? null,
    direction: source?.direction ?? "ltr",
    highlights,
    onPoint: (ids) => {
      const start = ids.map(candidateStart).find((at) => at !== null);
      if (start !== undefined) column.current?.querySelector<HTMLElement>(`[data-candidate="${start}"]`)?.focus();
      else point(ids);
    },
  });
  const point = (ids: readonly string[]) => {
    const claim = claims.find(({ passages }) => passages.some(({ id }) => id === ids[0]));
    if (claim && ids[0]) on.expect(claim.view.claim.id, ids[0]);
  };
  const rows = useMarkRows(handle.editor, column, highlights);
  const work = usePassageWork(article, (claimId, highlight) => {
    on.expect(claimId, highlight);
    handle.deselect();
  });
  const talk = useTalk(article);
  const { bar } = useSelectionBar({
    article,
    source,
    handle,
    work,
    linkingTo: view?.claim ?? null,
    comment: talk.write,
  });
  const isTied = claims.some(({ view: tied }) => tied.claim.id === on.claimId);
  useFollowing(handle.goTo, handle.editor !== null, on.claimId, claims);

  if (!source) return null;
  const link = async (to: ClaimView, candidate: Candidate, relation: Relation) => {
    const passage = selectedPassage(desk, article, candidate);
    const claimId = to.claim.id;
    const reason = candidate.reasons.filter((words) => /[=≠~]/.test(words)).join("; ");
    await linkEvidence({ linkId: newId("evl"), claimId, passage, relation, reason });
  };
  const reject = async (claimId: ClaimId, { versionId, start, end, exact }: Candidate) => {
    const key = candidateKey(claimId, { versionId, start });
    setRejected((prior) => new Set(prior).add(key));
    const outcome = await rejectCandidate({ rejectionId: newId("rej"), claimId, versionId, start, end, exact });
    if (outcome.ok) return;
    setRejected((prior) => new Set([...prior].filter((other) => other !== key)));
    announce(`Not rejected. ${outcome.problem.message}`);
  };

  return (
    <aside className="beside" ref={column} aria-label="Second source">
      <BesideHead rail={rail} sourceId={source.id} mainId={mainId} onChoose={onChoose} onClose={onClose} />
      <div className="beside-columns">
        <ArticlePane
          isBeside
          titleId={TITLE_ID}
          source={source}
          versionId={article.versionId}
          claims={claims}
          rows={rows}
          handle={handle}
          before={<ArticleSkeleton />}
          bar={bar}
        />
        <CandidateList
          view={view}
          found={found}
          onStart={onStart}
          takesFocus
          {...(hasFolded(article.segments) && { withAll, onWithAll: setWithAll })}
          mayLink={may(me.role, "evidence.link")}
          onFocus={({ start }, isArriving) => {
            setOnStart(start);
            // What is tied to the claim already stays in view, with its line, until one goes on from there.
            if (!isArriving || !isTied) handle.goTo(start, candidateId(start), false);
          }}
          onLink={(candidate, relation) => view && void link(view, candidate, relation)}
          onReject={(candidate) => view && void reject(view.claim.id, candidate)}
          onLeave={onLeave}
        />
      </div>
      <DeskDialogs text={article.text} work={work} onLinked={() => {}} focusArticle={handle.focus} />
      <TalkDialogs talk={talk} text={article.text} paragraphAt={(offset) => paragraphAt(article.blocks, offset)} />
    </aside>
  );
}

/** Whether some of a text starts folded: readers' comments and boilerplate. */
const hasFolded = (segments: OpenArticle["segments"]) => segments.some(({ kind }) => folds(kind));

const candidateId = (start: number) => `candidate:${start}`;
const candidateStart = (id: string) => (id.startsWith("candidate:") ? Number(id.slice("candidate:".length)) : null);

function candidateMarks(view: ClaimView | null, candidates: readonly Candidate[], onStart: number | null): Highlight[] {
  if (!view) return [];
  const { id: claimId, type } = view.claim;
  return candidates.map(({ start, end }) => ({
    ...{ id: candidateId(start), claimId, type, from: start, to: end },
    edge: "dashed",
    isOn: start === onStart,
  }));
}

/** Brings the claim in focus into view, as often as another one is. */
function useFollowing(
  goTo: (offset: number, highlight: string | null, takesFocus: boolean) => void,
  isOpen: boolean,
  claimId: ClaimId | null,
  claims: readonly PageClaim[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each claim, not again when its passages change
  useEffect(() => {
    const [first] = claims.find(({ view }) => view.claim.id === claimId)?.passages ?? [];
    if (isOpen && first) goTo(first.passage.start, first.id, false);
  }, [isOpen, claimId]);
}
