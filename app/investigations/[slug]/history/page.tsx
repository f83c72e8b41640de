import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { enterInvestigation } from "@/app/_server/access";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { tokenNames } from "@/db/queries/access-tokens";
import { custodyOf } from "@/db/queries/custody";
import { namesFor } from "@/db/queries/event-names";
import { historyOf } from "@/db/queries/events";
import { historyPartOf, sourcesToChoose } from "@/db/queries/history-part";
import { undoingsOf } from "@/db/queries/undoings";
import { countingNumber, historyChoice, isHistoryNarrowed } from "@/lib/domain/history-choice";
import { InvestigationFrame } from "../_components/investigation-frame";
import { Checking, Custody } from "./_components/custody";
import { EventList } from "./_components/event-list";
import { HistoryFilters } from "./_components/history-filters";
import { NewerEvents } from "./_components/newer-events";
import { Pages } from "./_components/pages";
import { shownEvent } from "./_components/shown-event";
import "./_components/history.css";

const EVENTS_A_PAGE = 50;

type Props = Readonly<{
  params: Promise<{ slug: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "History" };
});

/** What happened, newest first, and whether the record of it is whole. */
export default page(async ({ params, searchParams }: Props) => {
  const { slug } = await params;
  const root = `/investigations/${slug}/history`;
  const { access, desk, me } = await openDesk(slug, nothing);
  const { before, check, ...asked } = await searchParams;
  const choice = historyChoice(Object.fromEntries(Object.entries(asked).flatMap(([k, v]) => (v ? [[k, v]] : []))));
  const beforeSeq = countingNumber(typeof before === "string" ? before : "");
  const checking = custodyOf(access, check === "now");
  checking.catch(() => undefined); // Heard where it is shown.
  const [part, sources] = await Promise.all([historyPartOf(access, choice), sourcesToChoose(access)]);
  const found = part
    ? await historyOf(access, { ...part, limit: EVENTS_A_PAGE + 1, ...(beforeSeq && { beforeSeq }) })
    : [];
  const events = found.slice(0, EVENTS_A_PAGE);
  const [names, undoings, tokens] = await Promise.all([
    namesFor(
      access,
      events.map(({ body }) => body),
    ),
    undoingsOf(access, events),
    tokenNames(
      access,
      events.map(({ commandId }) => commandId),
    ),
  ]);
  const shown = events.map((event) => shownEvent(event, { names, tokens }, undoings[event.seq] ?? null));
  const olderThan = found.length > EVENTS_A_PAGE ? (events.at(-1)?.seq ?? null) : null;
  const reviewers = Object.values(desk.reviewers).sort((one, other) => one.name.localeCompare(other.name));
  return (
    <InvestigationFrame desk={desk} me={me} current="history">
      <main id="main" tabIndex={-1} className="page history">
        <div className="page-head">
          <h1>History</h1>
        </div>
        <Suspense fallback={<Checking />}>
          <Custody checking={checking} root={root} />
        </Suspense>
        <HistoryFilters root={root} choice={choice} reviewers={reviewers} sources={sources} shown={shown.length} />
        <NewerEvents readAtSeq={desk.seq} />
        {shown.length === 0 ? (
          <EmptyState
            title="Nothing that happened is like that"
            action={
              <Link className={buttonClass()} href={root}>
                Show everything
              </Link>
            }
          >
            {isHistoryNarrowed(choice)
              ? "Choose another person, kind, thing or time, or look at everything."
              : "Nothing happened before that."}
          </EmptyState>
        ) : (
          <EventList events={shown} slug={slug} chosenZone={choice.from || choice.to ? choice.zone : null} />
        )}
        <Pages root={root} choice={choice} isFirst={beforeSeq === null} olderThan={olderThan} />
      </main>
    </InvestigationFrame>
  );
});
