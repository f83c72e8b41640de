import type { Metadata } from "next";
import { cache } from "react";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { type HistoryEntry, historyOf } from "@/db/queries/events";
import { rationaleVersions } from "@/db/queries/joint-texts";
import { placesOfPassages } from "@/db/queries/places";
import { railAround } from "@/db/queries/rail";
import { claimIn } from "@/db/queries/things";
import { type ClaimId, parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { claimEventInWords } from "./_components/claim-event-in-words";
import { ClaimScreen } from "./_components/claim-screen";
import type { Merged } from "./_components/merged-notice";

type Props = Readonly<{ params: Promise<{ slug: string; claimId: string }> }>;

/** As many events as anybody reads; the rest is on the history page. */
const HISTORY_EVENTS = 60;

/** The claim and its desk: once a request, for the title and the page. @throws {Problem} `not-found`. */
const found = cache(async (slug: string, claimText: string) => {
  const claimId: ClaimId | null = parseId("clm", claimText);
  const { access, desk, me } = await openDesk(slug, { sourceIds: [], claimIds: [claimId] });
  const claim = claimId && desk.claims[claimId];
  if (!claim) throw new Problem("not-found", "There is no such claim in this investigation.");
  return { access, desk, me, claim };
});

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { slug, claimId } = await params;
  const { claim } = await found(slug, claimId);
  return { title: `Claim ${claim.number}` };
});

export default page(async ({ params }: Props) => {
  const { slug, claimId } = await params;
  const { access, desk, me, claim } = await found(slug, claimId);
  const [paragraphs, rail, entries, [earlier]] = await Promise.all([
    placesOfPassages(access, Object.values(desk.passages)),
    railAround(access, null),
    historyOf(access, { claimId: claim.id, limit: HISTORY_EVENTS }),
    rationaleVersions(access, claim.id, 1),
  ]);
  const merged = claim.mergedInto && (await mergedInto(access, claim.id, claim.mergedInto, entries));
  const history = entries.flatMap(({ seq, actorName, atMs, body }) => {
    const words = claimEventInWords(body);
    return words ? [{ seq, actorName, atMs, ...words }] : [];
  });
  return (
    <InvestigationFrame desk={desk} me={me} current="claims">
      <ClaimScreen
        claimId={claim.id}
        merged={merged}
        paragraphs={paragraphs}
        history={history}
        rail={rail}
        hasEarlierRationale={earlier !== undefined}
      />
    </InvestigationFrame>
  );
});

/** Where a merged claim went, and what went along, as long as that is not too long ago to be told here. */
async function mergedInto(
  access: Parameters<typeof claimIn>[0],
  claimId: ClaimId,
  intoId: ClaimId,
  entries: readonly HistoryEntry[],
): Promise<Merged> {
  const { id, number, wording } = await claimIn(access, intoId);
  const [merging] = entries.flatMap(({ body }) =>
    body.type === "claim.merged" && body.claimId === claimId && body.intoId === intoId ? [body] : [],
  );
  const parts = merging ? { appearanceIds: merging.appearanceIds, linkIds: merging.linkIds } : null;
  return { into: { id, number, wording }, parts };
}
