import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { versionDifferenceApart } from "@/app/_server/ingest-apart";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { recordReading } from "@/db/commands/record-reading";
import { sourceText } from "@/db/queries/sources";
import { versionsOf } from "@/db/queries/versions";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { InvestigationFrame } from "../../../_components/investigation-frame";
import { shownRows } from "./_components/shown-rows";
import { VersionChanges } from "./_components/version-changes";

type Props = Readonly<{
  params: Promise<{ slug: string; sourceId: string }>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "What changed" };
});

/** Two versions of a source beside each other; without others named, the present one and the one before. */
export default page(async ({ params, searchParams }: Props) => {
  const { slug, sourceId: named } = await params;
  const { from, to } = await searchParams;
  const sourceId = parseId("src", named);
  const { access, desk, me } = await openDesk(slug, { sourceIds: [named], claimIds: [] });
  const source = sourceId && desk.sources[sourceId];
  if (!source) throw new Problem("not-found", "There is no such source in this investigation.");
  const later = numberOf(to) ?? source.version.number;
  const earlier = numberOf(from) ?? later - 1;
  await recordReading(access, source.id, "versions");
  const [before, after, versions] = await Promise.all([
    sourceText(access, source.id, earlier),
    sourceText(access, source.id, later),
    versionsOf(access, source.id),
  ]);
  const rows = shownRows(await versionDifferenceApart(before, after));
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <VersionChanges
        key={`${earlier} ${later}`}
        source={source}
        rows={rows}
        versions={versions}
        earlier={earlier}
        later={later}
      />
    </InvestigationFrame>
  );
});

function numberOf(text: string | string[] | undefined): number | null {
  return typeof text === "string" && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
