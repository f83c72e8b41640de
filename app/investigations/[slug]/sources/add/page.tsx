import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { stagedFor } from "@/app/_server/staging";
import { InvestigationFrame } from "@/app/investigations/[slug]/_components/investigation-frame";
import { may } from "@/lib/policy/permissions";
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
  const staged = may(access.role, "source.capture") ? await stagedFor(access) : [];
  const { desk, me } = await openDesk(slug, nothing);
  return (
    <InvestigationFrame desk={desk} me={me} current="desk">
      <AddSources staged={staged} />
    </InvestigationFrame>
  );
});
