import type { Metadata } from "next";
import { cache } from "react";
import { openDesk, openDeskNear, wholeDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { recordReading } from "@/db/commands/record-reading";
import { placesOfPassages } from "@/db/queries/places";
import { railAround } from "@/db/queries/rail";
import { restrictionOf } from "@/db/queries/readers";
import { sourceText } from "@/db/queries/sources";
import { placesIn, versionsOf } from "@/db/queries/versions";
import type { Claim } from "@/lib/domain/claim";
import { type PassageId, parseId } from "@/lib/domain/ids";
import type { SourceSummary } from "@/lib/domain/source";
import { Problem } from "@/lib/errors";
import { claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { DeskScreen } from "./_components/desk-screen";
import { EarlierVersion } from "./_components/versions/earlier-version";

type Access = Awaited<ReturnType<typeof openDesk>>["access"];
type Me = Awaited<ReturnType<typeof openDesk>>["me"];

type Props = Readonly<{
  params: Promise<{ slug: string; sourceId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** The source and the part of the desk it is read with: once a request, for the title and the page. @throws {Problem} `not-found`. */
const opened = cache(
  async (
    slug: string,
    id: string,
    number: number | null,
    beside: string,
    link: string,
    claim: string,
    passage: string,
  ) => {
    const sourceId = parseId("src", id);
    const part = { sourceIds: [sourceId, beside], claimIds: [link, claim] };
    const { access, desk, me } = await (number ? openDesk(slug, part) : openDeskNear(slug, part, { passage, claim }));
    const source = sourceId && desk.sources[sourceId];
    if (!source) throw new Problem("not-found", "There is no such source in this investigation.");
    const besideId = parseId("src", beside);
    return { access, desk, me, source, beside: (besideId && desk.sources[besideId]) ?? null };
  },
);

async function addressed({ params, searchParams }: Props) {
  const { slug, sourceId } = await params;
  const { beside, link, claim, passage, version } = await searchParams;
  const number = typeof version === "string" && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : null;
  return {
    number,
    ...(await opened(slug, sourceId, number, String(beside), String(link), String(claim), String(passage))),
  };
}

export const generateMetadata = page(async (props: Props): Promise<Metadata> => {
  const { source } = await addressed(props);
  return { title: source.title };
});

/** The desk: one source's text, with the claims it makes and the evidence it holds. */
export default page(async (props: Props) => {
  const { access, desk, me, source, beside, number } = await addressed(props);
  if (number !== null && number !== source.version.number) return earlierPage(access, desk, me, source, number);
  await recordReading(access, source.id, "desk");
  if (beside) await recordReading(access, beside.id, "desk");
  const [article, second, rail, restriction] = await Promise.all([
    sourceText(access, source.id),
    beside && sourceText(access, beside.id),
    railAround(access, source.id),
    restrictionOf(access, source.id),
  ]);
  // Where those in the open text stand is told by the text.
  const elsewhere = Object.values(desk.passages).filter(({ versionId }) => versionId !== article.versionId);
  const places = await placesOfPassages(access, elsewhere);
  return (
    <InvestigationFrame desk={desk} whole={wholeDesk(access, desk)} me={me} current="desk">
      <DeskScreen
        key={source.id}
        article={article}
        places={places}
        rail={rail}
        beside={second}
        restriction={restriction}
      />
    </InvestigationFrame>
  );
});

/** An earlier version, with the passages that stood in it. */
async function earlierPage(access: Access, desk: Desk, me: Me, source: SourceSummary, number: number) {
  await recordReading(access, source.id, "versions");
  const text = await sourceText(access, source.id, number);
  const [places, versions] = await Promise.all([placesIn(access, text.versionId), versionsOf(access, source.id)]);
  const version = versions.find(({ id }) => id === text.versionId);
  if (!version) throw new Problem("not-found", "There is no such version of this source.");
  const claims = claimsByPassage(desk);
  const marks = places.flatMap(({ passageId, start, end }) =>
    (claims.get(passageId) ?? []).map((of) => ({ start, end, of })),
  );
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <EarlierVersion
        root={`/investigations/${desk.investigation.slug}`}
        source={source}
        version={version}
        text={text}
        marks={marks}
      />
    </InvestigationFrame>
  );
}

/** The standing claims on each passage, each once. */
function claimsByPassage(desk: Desk): ReadonlyMap<PassageId, readonly Claim[]> {
  const found = new Map<PassageId, Claim[]>();
  for (const { state, claim, appearances, evidence } of claimViews(desk)) {
    if (state === "withdrawn") continue;
    for (const id of new Set([...appearances, ...evidence].map(({ passage }) => passage.id))) {
      found.set(id, [...(found.get(id) ?? []), claim]);
    }
  }
  return found;
}
