import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { reportsOf } from "@/db/queries/reports";
import { InvestigationFrame } from "../_components/investigation-frame";
import { ReportsScreen } from "./_components/reports-screen";

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Reports" };
});

export default page(async ({ params }: Props) => {
  const { access, desk, me } = await openDesk((await params).slug, nothing);
  return (
    <InvestigationFrame desk={desk} me={me} current="reports">
      <ReportsScreen reports={await reportsOf(access)} nowMs={access.now()} />
    </InvestigationFrame>
  );
});
