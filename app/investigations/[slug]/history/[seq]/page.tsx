import type { Metadata } from "next";
import { cache } from "react";
import { countedWords } from "@/app/_components/time-words";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { claimsAsOf } from "@/db/queries/as-of";
import { countingNumber } from "@/lib/domain/history-choice";
import { Problem } from "@/lib/errors";
import { claimView } from "@/lib/live/claim-view";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { PastClaims } from "../_components/then/past-claims";
import { PastFrame } from "../_components/then/past-frame";
import { momentOf } from "../past-desk";
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
  const root = `/investigations/${slug}/history/${seq}`;
  const words = typeof q === "string" ? q.trim().slice(0, 200) : "";
  const asked = countingNumber(typeof pageText === "string" ? pageText : "") ?? 1;
  const found = await claimsAsOf(access, seq, { words, page: asked });
  const { desk: past } = found;
  const event = await momentOf(access, found);
  const sources = countedWords(found.sources, "source");
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
        <PastClaims
          root={root}
          words={words}
          claims={found.claimIds.flatMap((id) => claimView(past, id) ?? [])}
          found={found.found}
          pageNumber={found.page}
          pages={found.pages}
        />
      </PastFrame>
    </InvestigationFrame>
  );
});
