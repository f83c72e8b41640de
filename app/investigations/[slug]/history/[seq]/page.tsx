import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { buttonClass } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { countedWords } from "@/app/_components/time-words";
import type { Me } from "@/app/_live/live-desk";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { countingNumber } from "@/lib/domain/history-choice";
import { Problem } from "@/lib/errors";
import type { Desk } from "@/lib/live/desk";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { claimsThen } from "../_components/then/claims-then";
import { PastClaims } from "../_components/then/past-claims";
import { PastFrame } from "../_components/then/past-frame";
import { isReplayable, pastDesk } from "../past-desk";
import "../_components/history.css";

type Props = Readonly<{
  params: Promise<{ slug: string; seq: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

const opened = cache(async (slug: string, seqText: string) => {
  const { access, desk, me } = await openDesk(slug, nothing);
  const seq = countingNumber(seqText);
  if (!seq || seq > desk.seq) throw new Problem("not-found", "There is no such event in this history.");
  return { access, desk, me, seq };
});

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { slug, seq: seqText } = await params;
  const { seq } = await opened(slug, seqText);
  return { title: `As it was after event ${seq}` };
});

/** Every claim as it stood after one event. */
export default page(async ({ params, searchParams }: Props) => {
  const { slug, seq: seqText } = await params;
  const { q, page: pageText } = await searchParams;
  const { access, desk, me, seq } = await opened(slug, seqText);
  if (!isReplayable(seq)) return <TooFar desk={desk} me={me} />;
  const { past, event } = await pastDesk(access, seq);
  const root = `/investigations/${slug}/history/${seq}`;
  const words = typeof q === "string" ? q.trim().slice(0, 200) : "";
  const shown = claimsThen(past, words, countingNumber(typeof pageText === "string" ? pageText : "") ?? 1);
  const sources = countedWords(Object.keys(past.sources).length, "source");
  const people = countedWords(
    Object.values(past.reviewers).filter(({ role }) => role !== null).length,
    "person",
    "people",
  );
  return (
    <InvestigationFrame desk={desk} me={me} current="history">
      <PastFrame
        slug={slug}
        event={event}
        headSeq={desk.seq}
        now={{ href: `/investigations/${slug}/claims`, name: "Back to now" }}
        title={<h1>The claims as they were</h1>}
      >
        <p className="muted">
          {sources} · {people}
        </p>
        <PastClaims root={root} words={words} {...shown} />
      </PastFrame>
    </InvestigationFrame>
  );
});

/** So many events are not replayed for a page; a claim's own are. */
function TooFar({ desk, me }: Readonly<{ desk: Desk; me: Me }>) {
  const root = `/investigations/${desk.investigation.slug}/history`;
  return (
    <InvestigationFrame desk={desk} me={me} current="history">
      <main id="main" tabIndex={-1} className="page history then">
        <h1>Too many events for all claims at once</h1>
        <EmptyState
          title="Look at one claim as it was"
          action={
            <Link className={buttonClass()} href={root}>
              History
            </Link>
          }
        >
          Choose the claim by its number in the history: “Before and after” of any event leads to the claim as it was.
        </EmptyState>
      </main>
    </InvestigationFrame>
  );
}
