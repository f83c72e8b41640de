import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { EmptyState } from "@/app/_components/empty-state";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { claimAsOf } from "@/db/queries/as-of";
import { countingNumber } from "@/lib/domain/history-choice";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { claimView } from "@/lib/live/claim-view";
import { threadsAbout } from "@/lib/live/thread-view";
import { InvestigationFrame } from "../../../../_components/investigation-frame";
import { PastClaim } from "../../../_components/then/past-claim";
import { PastFrame } from "../../../_components/then/past-frame";
import { RestorePanel } from "../../../_components/then/restore-panel";
import { momentOf } from "../../../past-desk";
import "../../../_components/history.css";

type Props = Readonly<{ params: Promise<{ slug: string; seq: string; claimId: string }> }>;

const opened = cache(async (slug: string, seqText: string, claimText: string) => {
  const claimId = parseId("clm", claimText);
  const { access, desk, me } = await openDesk(slug, { sourceIds: [], claimIds: [claimId] });
  const seq = countingNumber(seqText);
  const claim = claimId && desk.claims[claimId];
  if (!seq || seq > desk.seq || !claim) throw new Problem("not-found", "There is no such event, or no such claim.");
  return { access, desk, me, seq, claim };
});

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { slug, seq: seqText, claimId } = await params;
  const { seq, claim } = await opened(slug, seqText, claimId);
  return { title: `Claim ${claim.number} as it was after event ${seq}` };
});

/** One claim as it stood after an event, with what is different now and the ways to bring it back. */
export default page(async ({ params }: Props) => {
  const { slug, seq: seqText, claimId } = await params;
  const { access, desk, me, seq, claim } = await opened(slug, seqText, claimId);
  const found = await claimAsOf(access, claim.id, seq);
  const { desk: past } = found;
  const event = await momentOf(access, found);
  const view = claimView(past, claim.id);
  const threads = view ? threadsAbout(past, view) : [];
  const root = `/investigations/${slug}`;
  return (
    <InvestigationFrame desk={desk} me={me} current="history">
      <PastFrame
        slug={slug}
        event={event}
        headSeq={desk.seq}
        path={`/claims/${claim.id}`}
        now={{ href: `${root}/claims/${claim.id}`, name: "Back to now" }}
        title={<h1>Claim {claim.number} as it was</h1>}
      >
        <p>
          <Link href={`${root}/history/${seq}`}>All claims as they were then</Link> ·{" "}
          <Link href={`${root}/history?claim=${claim.number}`}>Everything that happened to this claim</Link>
        </p>
        {view ? (
          <>
            <RestorePanel
              stood={{
                claim: view.claim,
                appearances: view.appearances.map(({ appearance }) => appearance),
                links: view.evidence.map(({ link }) => link),
                assessments: view.assessments,
                curation: view.curation,
                comments: threads.flatMap(({ comments }) => comments.filter((it) => it.retractedAtMs === null)),
                quotes: Object.fromEntries(
                  [...view.appearances, ...view.evidence].map(({ passage }) => [passage.id, passage.exact]),
                ),
              }}
            />
            <PastClaim slug={slug} view={view} threads={threads} reviewers={past.reviewers} />
          </>
        ) : (
          <EmptyState title="This claim was not there yet">It was recorded later. Look at a later moment.</EmptyState>
        )}
      </PastFrame>
    </InvestigationFrame>
  );
});
