import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { timelineChoice } from "@/lib/timeline/timeline-choice";
import { InvestigationFrame } from "../_components/investigation-frame";
import { TimelineScreen } from "./_components/timeline-screen";

type Props = Readonly<{
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Timeline" };
});

export default page(async ({ params, searchParams }: Props) => {
  const { desk, me } = await openDesk((await params).slug);
  return (
    <InvestigationFrame desk={desk} me={me} current="timeline">
      <TimelineScreen initial={timelineChoice(await searchParams)} />
    </InvestigationFrame>
  );
});
