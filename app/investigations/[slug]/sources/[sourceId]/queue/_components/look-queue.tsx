"use client";

import "./look-queue.css";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { useBindings } from "@/app/_components/keys/use-bindings";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import type { PassageId } from "@/lib/domain/ids";
import { type WaitingPassage, waitingPassages } from "@/lib/live/waiting";
import type { Context } from "@/lib/text/context-around";
import type { OpenArticle } from "../../_components/open-article";
import { LookItem } from "./look-item";
import { lookWords } from "./look-words";

type Props = Readonly<{
  /** The present version, in which words are chosen. */
  article: OpenArticle;
  contexts: Readonly<Record<PassageId, Context>>;
  /** The one to begin with. */
  first: PassageId | null;
}>;

/** The list of what awaits a look, and the one that is looked at. Every step has a key. */
export function LookQueue({ article, contexts, first }: Props) {
  const desk = useDesk();
  const router = useRouter();
  const { areSinglesOn } = useBindings();
  const [chosen, setChosen] = useState<PassageId | null>(first);
  const list = useRef<HTMLOListElement>(null);
  const item = useRef<HTMLElement>(null);
  const main = useRef<HTMLElement>(null);
  const takesFocus = useRef(false);
  const source = desk.sources[article.sourceId];
  const waiting = waitingPassages(desk).get(article.sourceId) ?? [];
  const at = Math.max(
    0,
    waiting.findIndex(({ passage }) => passage.id === chosen),
  );
  const looked = waiting[at];
  const isNewer = source !== undefined && source.version.id !== article.versionId;
  useEffect(() => {
    if (isNewer) router.refresh();
  }, [isNewer, router]);

  const lookedId = looked?.passage.id ?? null;
  // Once it is drawn: the one that was settled takes its focus along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the one that is looked at is what changed
  useEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    (item.current ?? main.current)?.focus({ preventScroll: true });
  }, [lookedId]);

  if (!source) return null;
  const root = `/investigations/${desk.investigation.slug}/sources/${source.id}`;
  const go = (to: number) => {
    const next = waiting[(to + waiting.length) % Math.max(waiting.length, 1)];
    if (!next) return;
    setChosen(next.passage.id);
    takesFocus.current = next.passage.id !== lookedId;
    list.current?.querySelector(`[data-passage="${next.passage.id}"]`)?.scrollIntoView({ block: "nearest" });
  };
  /** What comes after the one that is being settled; it leaves the list as soon as it is. */
  const settled = () => {
    const next = waiting[at + 1] ?? waiting[at - 1];
    setChosen(next?.passage.id ?? null);
    takesFocus.current = true;
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { target, key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || !areSinglesOn) return;
    if (target instanceof Element && target.closest("input, textarea, select, [role=dialog]")) return;
    const press = (action: string) => {
      const button = item.current?.querySelector<HTMLButtonElement>(`[data-act="${action}"]:not([aria-disabled])`);
      button?.click();
      return button !== undefined && button !== null;
    };
    const step = { j: 1, n: 1, k: -1, p: -1 }[key];
    const action = { a: "accept", s: "choose", x: "retire" }[key];
    if (step !== undefined) go(at + step);
    else if (!action || !press(action)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <main id="main" ref={main} tabIndex={-1} className="page look-queue" data-own-keys onKeyDown={onKeyDown}>
      <div className="page-head">
        <div>
          <h1>Passages to look at</h1>
          <p className="lead" dir={source.direction}>
            <Link href={root}>{source.title}</Link>
          </p>
        </div>
        {source.earlier && (
          <div className="page-actions">
            <Link className={buttonClass()} href={`${root}/changes`}>
              What changed
            </Link>
          </div>
        )}
      </div>
      {looked ? (
        <>
          <p className="look-sum">
            Version {source.version.number} has other words for {countedWords(waiting.length, "passage")}, or no place.
            Everything else went along by itself.
            {areSinglesOn && (
              <span className="look-keys muted">
                <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>a</kbd> accept · <kbd>s</kbd> choose · <kbd>x</kbd>{" "}
                retire
              </span>
            )}
          </p>
          <div className="look-columns">
            <nav aria-label="Passages to look at">
              <ol className="look-list" ref={list}>
                {waiting.map((one, n) => (
                  <li key={one.passage.id}>
                    <LookButton one={one} isOn={n === at} onChoose={() => go(n)} />
                  </li>
                ))}
              </ol>
            </nav>
            <LookItem
              key={looked.passage.id}
              ref={item}
              looked={looked}
              nth={at + 1}
              count={waiting.length}
              source={source}
              article={article}
              context={contexts[looked.passage.id] ?? null}
              onSettled={settled}
              onNext={() => go(at + 1)}
            />
          </div>
        </>
      ) : (
        <EmptyState
          title="There is nothing to look at"
          action={
            <Link className={buttonClass("primary")} href={root}>
              Read version {source.version.number}
            </Link>
          }
        >
          Every passage of this source has its place in the present version, or was retired.
        </EmptyState>
      )}
    </main>
  );
}

type LookButtonProps = Readonly<{ one: WaitingPassage; isOn: boolean; onChoose: () => void }>;

function LookButton({ one: { passage, claims }, isOn, onChoose }: LookButtonProps) {
  return (
    <button
      type="button"
      className="look-choice"
      aria-current={isOn || undefined}
      data-passage={passage.id}
      onClick={onChoose}
    >
      <span className="look-kind">
        {lookWords(passage)}
        {claims.length > 0 && (
          <span className="muted num">{claims.map(({ claim }) => `#${claim.number}`).join(" ")}</span>
        )}
      </span>
      <span className="look-quote" dir="auto">
        {passage.exact}
      </span>
    </button>
  );
}
