"use client";

import { useEffect, useRef } from "react";
import { KeyHint } from "@/app/_components/keys/key-hint";
import { useAnnounce } from "@/app/_live/announcer";
import type { Candidate } from "@/db/queries/candidates";
import type { Relation } from "@/lib/domain/evidence";
import type { ClaimView } from "@/lib/live/claim-view";
import { CandidateItem } from "./candidate-item";
import type { Candidates } from "./use-candidates";

type Props = Readonly<{
  view: ClaimView | null;
  found: Candidates;
  onStart: number | null;
  /** Whether the list takes the focus as soon as it has something. */
  takesFocus: boolean;
  mayLink: boolean;
  /** Whether comments and boilerplate are looked in, and how to change that; absent where the source has none. */
  withAll?: boolean;
  onWithAll?: (withAll: boolean) => void;
  /** `isArriving`: nobody chose it; it is the first of those that have just been found. */
  onFocus: (candidate: Candidate, isArriving: boolean) => void;
  onLink: (candidate: Candidate, relation: Relation) => void;
  onReject: (candidate: Candidate) => void;
  onLeave: () => void;
}>;

/** What may bear on the claim in focus, the likeliest first. Says what there is, also when it is nothing. */
export function CandidateList({ view, found, onStart, takesFocus, mayLink, withAll = false, onWithAll, ...on }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const isArriving = useRef(false);
  const announce = useAnnounce();
  const candidates = found.state === "found" ? found.candidates : [];
  const focusAt = (at: number) =>
    list.current?.querySelectorAll<HTMLButtonElement>(".candidate-words")[Math.max(0, at)]?.focus();
  /** The next one takes the place of the one that leaves. */
  const afterwards = (at: number) => requestAnimationFrame(() => focusAt(Math.min(at, candidates.length - 2)));

  const count = found.state === "found" ? candidates.length : null;
  const number = view?.claim.number ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said and focused once for each claim and answer
  useEffect(() => {
    if (number === null || count === null) return;
    announce(count === 0 ? `Nothing more for claim ${number} here.` : `${count} candidates for claim ${number}.`);
    const isHere = list.current?.closest("section")?.contains(document.activeElement);
    if (!takesFocus || count === 0 || isHere) return;
    isArriving.current = true;
    focusAt(0);
    isArriving.current = false;
  }, [number, found.state, withAll]);

  if (view === null) {
    return <p className="candidates-note muted">Choose a highlight; what may bear on its claim is listed here.</p>;
  }
  return (
    <section className="candidates" aria-label={`Candidates for claim ${view.claim.number}`} data-own-keys>
      <h2 className="candidates-head" data-type={view.claim.type}>
        <span className="eyebrow">For claim {view.claim.number}</span>
        <span dir="auto">{view.claim.wording}</span>
      </h2>
      {onWithAll && (
        <label className="candidates-all">
          <input type="checkbox" checked={withAll} onChange={({ target }) => onWithAll(target.checked)} />
          Search comments and boilerplate too
        </label>
      )}
      {found.state === "looking" && <div className="skeleton candidates-skeleton" aria-hidden="true" />}
      {found.state === "away" && (
        <p className="candidates-note">The server did not answer. Choose the claim again once the line is back.</p>
      )}
      {found.state === "found" && candidates.length === 0 && (
        <p className="candidates-note muted">
          Nothing more here shares its words. Select any passage and press <KeyHint action="evidence" /> to link it.
        </p>
      )}
      <ol ref={list}>
        {candidates.map((candidate, at) => (
          <CandidateItem
            key={candidate.start}
            candidate={candidate}
            isOn={candidate.start === onStart && mayLink}
            onFocus={() => on.onFocus(candidate, isArriving.current)}
            onLink={(relation) => {
              on.onLink(candidate, relation);
              afterwards(at);
            }}
            onReject={() => {
              on.onReject(candidate);
              afterwards(at);
            }}
            onStep={(by) => focusAt(at + by)}
            onLeave={on.onLeave}
          />
        ))}
      </ol>
    </section>
  );
}
