import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { recordReading } from "@/db/commands/record-reading";
import { capturesOf } from "@/db/queries/captures";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { InvestigationFrame } from "../../../_components/investigation-frame";
import { Captures } from "./_components/captures";

type Props = Readonly<{ params: Promise<{ slug: string; sourceId: string }> }>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "How it was captured" };
});

/** Where each version of a source came from, with what proves that its text was not made up. */
export default page(async ({ params }: Props) => {
  const { slug, sourceId: named } = await params;
  const sourceId = parseId("src", named);
  const { access, desk, me } = await openDesk(slug, { sourceIds: [named], claimIds: [] });
  const source = sourceId && desk.sources[sourceId];
  if (!source) throw new Problem("not-found", "There is no such source in this investigation.");
  await recordReading(access, source.id, "versions");
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <Captures slug={slug} source={source} captures={await capturesOf(access, source.id)} />
    </InvestigationFrame>
  );
});
