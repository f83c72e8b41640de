import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { nothing, openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { aliasesOf } from "@/db/queries/settings";
import { InvestigationFrame } from "../_components/investigation-frame";
import { Aliases } from "./_components/aliases";
import "./_components/settings.css";

type Props = Readonly<{ params: Promise<{ slug: string }> }>;

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Settings" };
});

/** What holds for everybody in the investigation. */
export default page(async ({ params }: Props) => {
  const { access, desk, me } = await openDesk((await params).slug, nothing);
  const groups = await aliasesOf(access);
  return (
    <InvestigationFrame desk={desk} me={me} current="people">
      <main id="main" tabIndex={-1} className="page settings-page">
        <div className="page-head">
          <h1>Settings</h1>
        </div>
        <Aliases groups={groups} />
      </main>
    </InvestigationFrame>
  );
});
