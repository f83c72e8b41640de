import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { page } from "@/app/_server/page";
import { requireSignedIn } from "@/app/_server/session";
import { InvestigationFrame } from "@/app/investigations/[slug]/_components/investigation-frame";
import { deskView } from "@/db/queries/desk";
import { AddSources } from "./_components/add-sources";

export const metadata: Metadata = { title: "Add sources" };

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

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
