import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { InvestigationFrame } from "./_components/investigation-frame";
import { Overview } from "./_components/overview";

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { desk } = await openDesk((await params).slug);
  return { title: desk.investigation.title };
});

/** Where an investigation begins: its question, its sources, and where they disagree. */
export default page(async ({ params }: Props) => {
  const { slug } = await params;
  await enterInvestigation(slug);
  const { desk, me } = await openDesk(slug);
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <Overview />
    </InvestigationFrame>
  );
});
