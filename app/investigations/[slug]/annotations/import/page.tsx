import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { InvestigationFrame } from "@/app/investigations/[slug]/_components/investigation-frame";
import { ImportAnnotations } from "./_components/import-annotations";

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Import annotations" };
});

export default page(async ({ params }: Props) => {
  const { slug } = await params;
  await enterInvestigation(slug);
  const { desk, me } = await openDesk(slug, nothing);
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <ImportAnnotations />
    </InvestigationFrame>
  );
});
