import type { Metadata } from "next";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { placesOfPassages } from "@/db/queries/places";
import { matrixChoice } from "@/lib/compare/chosen-rows";
import { InvestigationFrame } from "../_components/investigation-frame";
import { MatrixScreen } from "./_components/matrix-screen";

type Props = Readonly<{
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

/** Enters too: a stranger must not learn from the title what would be here. */
export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  await enterInvestigation((await params).slug);
  return { title: "Matrix" };
});

export default page(async ({ params, searchParams }: Props) => {
  const { access, desk, me } = await openDesk((await params).slug);
  return (
    <InvestigationFrame desk={desk} me={me} current="matrix">
      <MatrixScreen voices={await placesOfPassages(access)} initial={matrixChoice(await searchParams)} />
    </InvestigationFrame>
  );
});
