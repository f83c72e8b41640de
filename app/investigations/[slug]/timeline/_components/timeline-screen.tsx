"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { Button, buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { countedWords } from "@/app/_components/time-words";
import { useDesk } from "@/app/_live/live-desk";
import type { SourceSummary } from "@/lib/domain/source";
import { type Timeline, timelineOf } from "@/lib/timeline/timeline";
import { type TimelineChoice, timelineParams, wholeTimeline } from "@/lib/timeline/timeline-choice";
import { replaceParam } from "../../sources/[sourceId]/_components/replace-param";
import { TimelineChart } from "./timeline-chart";
import { TimelineFilters } from "./timeline-filters";
import { TimelineTable } from "./timeline-table";
import { Undated } from "./undated";
import "./timeline.css";

/** What each source says happened when, and when it was published. Follows the live desk. */
export function TimelineScreen({ initial }: Readonly<{ initial: TimelineChoice }>) {
  const desk = useDesk();
  const root = `/investigations/${desk.investigation.slug}`;
  const [choice, setChoice] = useState(initial);
  const { type, hidden } = choice;
  const timeline = useMemo(() => timelineOf(desk, { type, hidden }), [desk, type, hidden]);
  const sources = Object.values(desk.sources).sort((one, other) => one.number - other.number);
  const choose = (chosen: TimelineChoice) => {
    setChoice(chosen);
    for (const [name, value] of Object.entries(timelineParams(chosen))) replaceParam(name, value);
  };
  return (
    <main id="main" tabIndex={-1} className="page timeline">
      <div className="page-head">
        <div>
          <h1>What happened when</h1>
          <p className="muted" role="status">
            {inWords(timeline)}
          </p>
        </div>
      </div>
      {sources.length > 0 && (
        <TimelineFilters choice={choice} sources={sources} axis={timeline.axis} onChoice={choose} />
      )}
      {isEmpty(timeline) ? (
        <Nothing root={root} sources={sources} choice={choice} onWhole={() => choose(wholeTimeline)} />
      ) : (
        <>
          {timeline.axis && (
            <TimelineChart root={root} lanes={timeline.lanes} axis={timeline.axis} chosenScale={choice.scale} />
          )}
          <Undated root={root} lanes={timeline.lanes} />
          <TimelineTable root={root} lanes={timeline.lanes} />
        </>
      )}
    </main>
  );
}

const isEmpty = ({ lanes }: Timeline) => lanes.every(({ dated, undated }) => dated.length + undated.length === 0);

function inWords({ lanes, timeless }: Timeline): string {
  const dated = lanes.reduce((sum, lane) => sum + lane.dated.length, 0);
  const undated = lanes.reduce((sum, lane) => sum + lane.undated.length, 0);
  const told = `${countedWords(dated, "dated account")} from ${countedWords(lanes.length, "source")}`;
  const rest = [
    undated > 0 ? `${undated} undated` : "",
    timeless > 0 ? `${countedWords(timeless, "claim")} without a time` : "",
  ].filter(Boolean);
  return [told, ...rest].join(" · ");
}

type NothingProps = Readonly<{
  root: string;
  sources: readonly SourceSummary[];
  choice: TimelineChoice;
  onWhole: () => void;
}>;

function Nothing({ root, sources, choice: { type, hidden }, onWhole }: NothingProps) {
  if (type !== null || hidden.length > 0) {
    return (
      <EmptyState title="Nothing like that has a time" action={<Button onClick={onWhole}>Show everything</Button>}>
        No claim of this type, in these sources, says when something happened.
      </EmptyState>
    );
  }
  const hasSources = sources.length > 0;
  return (
    <EmptyState
      title="Nothing has a time yet"
      action={
        <Link className={buttonClass("primary")} href={hasSources ? `${root}/claims` : `${root}/sources/add`}>
          {hasSources ? "Open the claims" : "Add sources"}
        </Link>
      }
    >
      {hasSources
        ? "Say on a claim when it is said to have happened, in the words of its source. It is drawn here at once."
        : "The timeline sets what sources say happened beside the days they were published. Add the accounts first."}
    </EmptyState>
  );
}
