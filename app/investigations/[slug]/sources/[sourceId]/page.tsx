import type { Metadata } from "next";
import { cache } from "react";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { placesOfPassages } from "@/db/queries/places";
import { railAround } from "@/db/queries/rail";
import { sourceText } from "@/db/queries/sources";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { DeskScreen } from "./_components/desk-screen";

type Props = Readonly<{
  params: Promise<{ slug: string; sourceId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** The source and the part of the desk it is read with: once a request, for the title and the page. @throws {Problem} `not-found`. */
const opened = cache(async (slug: string, id: string, beside: string, link: string, claim: string) => {
  const sourceId = parseId("src", id);
  const { access, desk, me } = await openDesk(slug, { sourceIds: [sourceId, beside], claimIds: [link, claim] });
  const source = sourceId && desk.sources[sourceId];
  if (!source) throw new Problem("not-found", "There is no such source in this investigation.");
  const besideId = parseId("src", beside);
  return { access, desk, me, source, beside: (besideId && desk.sources[besideId]) ?? null };
});

async function addressed({ params, searchParams }: Props) {
  const { slug, sourceId } = await params;
  const { beside, link, claim } = await searchParams;
  return opened(slug, sourceId, String(beside), String(link), String(claim));
}

export const generateMetadata = page(async (props: Props): Promise<Metadata> => {
  const { source } = await addressed(props);
  return { title: source.title };
});

/** The desk: one source's text, with the claims it makes and the evidence it holds. */
export default page(async (props: Props) => {
  const { access, desk, me, source, beside } = await addressed(props);
  const [article, second, rail] = await Promise.all([
    sourceText(access, source.id),
    beside && sourceText(access, beside.id),
    railAround(access, source.id),
  ]);
  // Where those in the open text stand is told by the text.
  const elsewhere = Object.values(desk.passages).filter(({ versionId }) => versionId !== article.versionId);
  const places = await placesOfPassages(access, elsewhere);
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <DeskScreen key={article.versionId} article={article} places={places} rail={rail} beside={second} />
    </InvestigationFrame>
  );
});
