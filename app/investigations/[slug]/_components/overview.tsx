"use client";

import Link from "next/link";
import { buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { countedWords } from "@/app/_components/time-words";
import { useDesk, useMe } from "@/app/_live/live-desk";
import { claimViews } from "@/lib/live/claim-view";
import { waitingPassages } from "@/lib/live/waiting";
import { may } from "@/lib/policy/permissions";
import { ExportMenu } from "../claims/_components/export-menu";
import { Disagreements } from "./disagreements";
import { Mentions } from "./mentions";
import { SourceList } from "./source-list";
import { sourceTallies } from "./source-tallies";
import "./overview.css";

/** The question, the sources that bear on it, and where they disagree; kept up to date while it is open. */
export function Overview() {
  const desk = useDesk();
  const { role } = useMe();
  const { slug, title, question } = desk.investigation;
  const root = `/investigations/${slug}`;
  const sources = Object.values(desk.sources).sort((one, other) => one.number - other.number);
  const views = claimViews(desk).filter(({ state }) => state !== "withdrawn");
  const contested = views.filter(({ state, count }) => state !== "settled" && count.contradicts > 0);
  const addSources = may(role, "source.capture") && (
    <Link className={buttonClass(sources.length > 0 ? "plain" : "primary")} href={`${root}/sources/add`}>
      Add sources
    </Link>
  );

  return (
    <main id="main" tabIndex={-1} className="page overview">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {question && <p className="lead">{question}</p>}
        </div>
        {sources.length > 0 && (
          <div className="page-actions">
            {addSources}
            {may(role, "claim.record") && (
              <Link className={buttonClass("plain")} href={`${root}/annotations/import`}>
                Import annotations…
              </Link>
            )}
            <ExportMenu slug={slug} />
          </div>
        )}
      </div>
      {sources.length === 0 ? (
        <EmptyState title="There are no sources yet" action={addSources}>
          {may(role, "source.capture")
            ? "Add the accounts that bear on the question: files of text, web pages, PDF or Word, pasted text, or addresses on the web. Then read them, and mark who claims what."
            : "As soon as somebody adds one, it appears here."}
        </EmptyState>
      ) : (
        <div className="overview-columns">
          <section aria-labelledby="sources">
            <h2 id="sources">Sources</h2>
            <SourceList root={root} sources={sources} tallies={sourceTallies(desk)} waiting={waitingPassages(desk)} />
          </section>
          <aside aria-labelledby="open">
            <Mentions root={root} />
            <h2 id="open">Where accounts disagree</h2>
            {views.length > 0 ? (
              <>
                <Disagreements root={root} contested={contested} />
                <p className="all-claims">
                  <Link href={`${root}/claims`}>
                    {views.length === 1 ? "The one claim" : `All ${countedWords(views.length, "claim")}`}
                  </Link>
                </p>
              </>
            ) : (
              <p className="muted">
                {may(role, "claim.record")
                  ? "No claim is marked yet. Open a source and select the words that make one."
                  : "No claim is marked yet."}
              </p>
            )}
          </aside>
        </div>
      )}
    </main>
  );
}
