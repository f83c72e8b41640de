import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { historyOf, verifyHistory } from "@/db/queries/events";
import { InvestigationFrame } from "../_components/investigation-frame";
import { Custody } from "./_components/custody";
import { EventList } from "./_components/event-list";
import { Pages } from "./_components/pages";
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
  const access = await enterInvestigation(slug);
  const { desk, me } = await openDesk(slug);
  const before = Number((await searchParams)["before"]);
  const beforeSeq = Number.isSafeInteger(before) && before > 0 ? before : undefined;
  const [events, verified] = await Promise.all([
    historyOf(access, { limit: EVENTS_A_PAGE, ...(beforeSeq !== undefined && { beforeSeq }) }),
    verifyHistory(access),
  ]);
  return (
    <InvestigationFrame desk={desk} me={me} current="history">
      <main id="main" tabIndex={-1} className="page history">
        <div className="page-head">
          <h1>History</h1>
        </div>
        <Custody verified={verified} />
        <EventList events={events} desk={desk} />
        <Pages root={`/investigations/${slug}/history`} events={events} isFirst={beforeSeq === undefined} />
      </main>
    </InvestigationFrame>
  );
});
