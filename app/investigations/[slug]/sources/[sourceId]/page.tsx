import type { Metadata } from "next";
import { cache } from "react";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { placesOfPassages } from "@/db/queries/places";
import { sourceText } from "@/db/queries/sources";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { DeskScreen } from "./_components/desk-screen";

type Props = Readonly<{ params: Promise<{ slug: string; sourceId: string }> }>;

/** The source's text and its desk: once a request, for the title and the page. @throws {Problem} `not-found`. */
const opened = cache(async (slug: string, id: string) => {
  const { access, desk, me } = await openDesk(slug);
  const sourceId = parseId("src", id);
  const source = sourceId && desk.sources[sourceId];
  if (!source) throw new Problem("not-found", "There is no such source in this investigation.");
  return { access, desk, me, source };
});

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { slug, sourceId } = await params;
  const { source } = await opened(slug, sourceId);
  return { title: source.title };
});

/** The desk: one source's text, with the claims it makes and the evidence it holds. */
export default page(async ({ params }: Props) => {
  const { slug, sourceId } = await params;
  const { access, desk, me, source } = await opened(slug, sourceId);
  const [article, places] = await Promise.all([sourceText(access, source.id), placesOfPassages(access)]);
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <DeskScreen key={article.versionId} article={article} places={places} />
    </InvestigationFrame>
  );
});
