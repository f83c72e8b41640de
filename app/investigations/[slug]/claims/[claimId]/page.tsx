import type { Metadata } from "next";
import { cache } from "react";
import { enterInvestigation } from "@/app/_server/access";
import { page } from "@/app/_server/page";
import { requireSignedIn } from "@/app/_server/session";
import { deskView } from "@/db/queries/desk";
import { historyOf } from "@/db/queries/events";
import { placesOfPassages } from "@/db/queries/places";
import { type ClaimId, parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { claimEventInWords } from "./_components/claim-event-in-words";
import { ClaimScreen } from "./_components/claim-screen";

type Props = Readonly<{ params: Promise<{ slug: string; claimId: string }> }>;

/** As many events as anybody reads; the rest is on the history page. */
const HISTORY_EVENTS = 60;

/** The claim and its desk: once a request, for the title and the page. @throws {Problem} `not-found`. */
const found = cache(async (slug: string, claimText: string) => {
  const access = await enterInvestigation(slug);
  const claimId: ClaimId | null = parseId("clm", claimText);
  const desk = await deskView(access);
  const claim = claimId && desk.claims[claimId];
  if (!claim) throw new Problem("not-found", "There is no such claim in this investigation.");
  return { access, desk, claim };
});

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { slug, claimId } = await params;
  const { claim } = await found(slug, claimId);
  return { title: `Claim ${claim.number}` };
});

export default page(async ({ params }: Props) => {
  const { slug, claimId } = await params;
  const { access, desk, claim } = await found(slug, claimId);
  const { reviewerId, name } = await requireSignedIn();
  const [paragraphs, entries] = await Promise.all([
    placesOfPassages(access),
    historyOf(access, { claimId: claim.id, limit: HISTORY_EVENTS }),
  ]);
  const history = entries.flatMap(({ seq, actorName, atMs, body }) => {
    const words = claimEventInWords(body);
    return words ? [{ seq, actorName, atMs, ...words }] : [];
  });
  return (
    <InvestigationFrame desk={desk} me={{ reviewerId, name, role: access.role }} current="claims">
      <ClaimScreen claimId={claim.id} paragraphs={paragraphs} history={history} />
    </InvestigationFrame>
  );
});
