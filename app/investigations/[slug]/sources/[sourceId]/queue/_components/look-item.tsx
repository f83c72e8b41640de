"use client";

import Link from "next/link";
import { type Ref, useId, useState } from "react";
import { Button } from "@/app/_components/button";
import { ChangedFigureFlag } from "@/app/_components/changed-figure-flag";
import { ClaimTypeChip } from "@/app/_components/claim-type-chip";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe, useSubmit } from "@/app/_live/live-desk";
import { changedFigure } from "@/lib/domain/changed-figure";
import type { SourceSummary } from "@/lib/domain/source";
import { versionOf } from "@/lib/domain/source";
import type { Sendable } from "@/lib/live/inputs";
import type { WaitingPassage } from "@/lib/live/waiting";
import { may } from "@/lib/policy/permissions";
import { type Context, contextAround } from "@/lib/text/context-around";
import type { Span } from "@/lib/text/span";
import { wordDifference } from "@/lib/text/word-difference";
import type { OpenArticle } from "../../_components/open-article";
import { Runs } from "../../changes/_components/difference-row-view";
import { ChoosePlace } from "./choose-place";
import { lookSentence, lookWords } from "./look-words";
import { RetireDialog } from "./retire-dialog";

type Props = Readonly<{
  ref: Ref<HTMLElement>;
  looked: WaitingPassage;
  nth: number;
  count: number;
  source: SourceSummary;
  article: OpenArticle;
  context: Context | null;
  onSettled: () => void;
  onNext: () => void;
}>;

/** One passage: what was marked, what the new version has for it, what stands on it, and what can be done. */
export function LookItem({ ref, looked, nth, count, source, article, context, onSettled, onNext }: Props) {
  const { passage, claims } = looked;
  const { slug } = useDesk().investigation;
  const me = useMe();
  const submit = useSubmit();
  const announce = useAnnounce();
  const [at, setAt] = useState(0);
  const [doing, setDoing] = useState<"choosing" | "retiring" | null>(null);
  const name = useId();
  const places = passage.awaits?.places ?? [];
  const place = places[at] ?? null;
  const figure = changedFigure(passage);
  const mayPlace = may(me.role, "passage.place");
  const was = versionOf(source, passage.versionId);
  const old = context ?? { before: passage.prefix, words: passage.exact, after: passage.suffix };

  const send = async (command: Sendable, done: string) => {
    setDoing(null);
    onSettled();
    announce(done);
    const outcome = await submit(command);
    if (!outcome.ok) announce(`Refused. ${outcome.problem.message}`);
  };
  const { id: passageId, awaits } = passage;
  const put = (span: Span, done: string) => {
    if (!awaits) return;
    const exact = article.text.slice(span.start, span.end);
    const { start, end } = span;
    const input = { passageId, versionId: awaits.versionId, start, end, exact };
    void send({ name: "place-passage", input }, done);
  };

  return (
    <section className="look-item" ref={ref} tabIndex={-1} aria-labelledby={name}>
      <h2 id={name}>
        {lookWords(passage)}
        <span className="muted num">
          {" "}
          {nth} of {count}
        </span>
      </h2>
      <p>{lookSentence(passage)}</p>
      {figure && <ChangedFigureFlag figure={figure} />}
      <div className="look-sides">
        <LookWords title={`Version ${was?.number ?? ""}, as it was marked`} source={source} context={old}>
          {place ? <Runs runs={wordDifference(passage.exact, place.exact).before} mark="del" /> : old.words}
        </LookWords>
        {place ? (
          <LookWords
            title={`Version ${source.version.number}, now`}
            source={source}
            context={contextAround(article.text, place)}
          >
            <Runs runs={wordDifference(passage.exact, place.exact).after} mark="ins" />
          </LookWords>
        ) : (
          <div className="look-words" data-nothing="">
            <h3>Version {source.version.number}, now</h3>
            <p className="muted">No words like these.</p>
          </div>
        )}
      </div>
      {places.length > 1 && (
        <div className="look-places">
          <Button size="small" onClick={() => setAt((at + 1) % places.length)}>
            Another place
          </Button>
          <span className="muted">
            {at + 1} of {places.length}
          </span>
        </div>
      )}
      {claims.length > 0 && (
        <ul className="look-claims" aria-label="Claims that stand on it">
          {claims.map(({ claim }) => (
            <li key={claim.id} data-type={claim.type}>
              <ClaimTypeChip type={claim.type} />
              <Link href={`/investigations/${slug}/claims/${claim.id}`} dir="auto">
                #{claim.number} {claim.wording}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="look-actions">
        {mayPlace && (
          <>
            <Button
              tone="primary"
              data-act="accept"
              disabled={!place}
              aria-keyshortcuts="a"
              onClick={() => place && put(place, "New words taken.")}
            >
              Accept these words <kbd>a</kbd>
            </Button>
            <Button data-act="choose" aria-keyshortcuts="s" onClick={() => setDoing("choosing")}>
              Choose others… <kbd>s</kbd>
            </Button>
            <Button data-act="retire" aria-keyshortcuts="x" onClick={() => setDoing("retiring")}>
              Retire… <kbd>x</kbd>
            </Button>
          </>
        )}
        {count > 1 && (
          <Button tone="quiet" aria-keyshortcuts="j" onClick={onNext}>
            Next <kbd>j</kbd>
          </Button>
        )}
      </div>
      {!mayPlace && <p className="muted">As {me.role} you can look, and not settle.</p>}
      {doing === "choosing" && (
        <ChoosePlace
          article={article}
          source={source}
          near={place ?? { start: passage.start, end: passage.start }}
          onClose={() => setDoing(null)}
          onChoose={(span) => put(span, "Passage chosen anew.")}
        />
      )}
      {doing === "retiring" && (
        <RetireDialog
          claims={claims.length}
          onClose={() => setDoing(null)}
          onRetire={(reason) => {
            if (!awaits) return;
            const input = { passageId, versionId: awaits.versionId, reason };
            void send({ name: "retire-passage", input }, "Passage retired.");
          }}
        />
      )}
    </section>
  );
}

type WordsProps = Readonly<{ title: string; source: SourceSummary; context: Context; children: React.ReactNode }>;

function LookWords({ title, source, context, children }: WordsProps) {
  return (
    <div className="look-words">
      <h3>{title}</h3>
      <p dir={source.direction} lang={source.language ?? undefined}>
        <span className="muted">{context.before}</span>
        <mark>{children}</mark>
        <span className="muted">{context.after}</span>
      </p>
    </div>
  );
}
