import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { page } from "@/app/_server/page";
import { requireSignedIn } from "@/app/_server/session";
import { InvestigationFrame } from "@/app/investigations/[slug]/_components/investigation-frame";
import { deskView } from "@/db/queries/desk";
import { AddSources } from "./_components/add-sources";

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Add sources" };
});

export default page(async ({ params }: Props) => {
  const { slug } = await params;
  const access = await enterInvestigation(slug);
  const { reviewerId, name } = await requireSignedIn();
  return (
    <InvestigationFrame desk={await deskView(access)} me={{ reviewerId, name, role: access.role }} current="desk">
      <AddSources />
    </InvestigationFrame>
  );
});
