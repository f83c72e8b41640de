import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { recordReading } from "@/db/commands/record-reading";
import { sourceText } from "@/db/queries/sources";
import { contextsOf } from "@/db/queries/versions";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { waitingPassages } from "@/lib/live/waiting";
import { InvestigationFrame } from "../../../_components/investigation-frame";
import { LookQueue } from "./_components/look-queue";

type Props = Readonly<{
  params: Promise<{ slug: string; sourceId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Passages to look at" };
});

/** The passages of a source that its present version moved, changed or lost, to be settled one after the other. */
export default page(async ({ params, searchParams }: Props) => {
  const { slug, sourceId: named } = await params;
  const { passage } = await searchParams;
  const sourceId = parseId("src", named);
  const { access, desk, me } = await openDesk(slug, { sourceIds: [named], claimIds: [] });
  const source = sourceId && desk.sources[sourceId];
  if (!source) throw new Problem("not-found", "There is no such source in this investigation.");
  const waiting = waitingPassages(desk).get(source.id) ?? [];
  await recordReading(access, source.id, "versions");
  const [article, contexts] = await Promise.all([
    sourceText(access, source.id),
    contextsOf(
      access,
      waiting.map((one) => one.passage),
    ),
  ]);
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <LookQueue
        key={article.versionId}
        article={article}
        contexts={contexts}
        first={typeof passage === "string" ? parseId("psg", passage) : null}
      />
    </InvestigationFrame>
  );
});
