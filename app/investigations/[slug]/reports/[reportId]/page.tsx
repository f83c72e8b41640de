import type { Metadata } from "next";
import { cache } from "react";
import { enterInvestigation } from "@/app/_server/access";
import { openDesk } from "@/app/_server/open-desk";
import { page } from "@/app/_server/page";
import { reportTextOf } from "@/db/queries/joint-texts";
import { placesOfPassages } from "@/db/queries/places";
import { editionsOf } from "@/db/queries/reports";
import { reportIn } from "@/db/queries/things";
import { parseId, type ReportId } from "@/lib/domain/ids";
import { REPORT_CLAIMS } from "@/lib/domain/report";
import { Problem } from "@/lib/errors";
import { jointTextDoc } from "@/lib/joint-text/text-in";
import { blocksIn, claimsNamed } from "@/lib/report/report-document";
import { InvestigationFrame } from "../../_components/investigation-frame";
import { ReportScreen } from "./_components/report-screen";

type Props = Readonly<{ params: Promise<{ slug: string; reportId: string }> }>;

/** The report: once a request, for the title and the page. @throws {Problem} `not-found`. */
const found = cache(async (slug: string, text: string) => {
  const access = await enterInvestigation(slug);
  const reportId: ReportId | null = parseId("rpt", text);
  if (!reportId) throw new Problem("not-found", "There is no such report in this investigation.");
  return { access, report: await reportIn(access, reportId) };
});

export const generateMetadata = page(async ({ params }: Props): Promise<Metadata> => {
  const { slug, reportId } = await params;
  const { report } = await found(slug, reportId);
  return { title: report.title };
});

/** Reads the claims that the report names by now, and no others; a block that names one more has the page read again. */
export default page(async ({ params }: Props) => {
  const { slug, reportId } = await params;
  const { access, report } = await found(slug, reportId);
  const stored = await reportTextOf(access, report.id);
  const parts = stored ? [stored.state, ...stored.updates.map(({ update }) => update)] : [];
  const claimIds = claimsNamed(blocksIn(jointTextDoc(parts))).slice(0, REPORT_CLAIMS);
  const { desk, me } = await openDesk(slug, { sourceIds: [], claimIds });
  const [places, { editions, links }] = await Promise.all([
    placesOfPassages(access, Object.values(desk.passages)),
    editionsOf(access, report.id),
  ]);
  const { id, number, title, createdBy, createdAtMs, withdrawnAtMs } = report;
  return (
    <InvestigationFrame desk={desk} me={me} current="reports">
      <ReportScreen
        report={{ id, number, title, createdBy, createdAtMs, withdrawnAtMs }}
        places={places}
        editions={editions}
        links={links}
        nowMs={access.now()}
      />
    </InvestigationFrame>
  );
});
