import type { Access } from "@/db/access";
import { deskIn } from "@/db/queries/desk";
import { headOf, withdrawalReasons } from "@/db/queries/events";
import { type ReportMeta, type ReportModel, reportModel } from "@/lib/report/report-model";

/** The report of an investigation, read in one snapshot, so that its head is the head of what it says. */
export function reportOf(
  access: Access,
  printed: Readonly<Pick<ReportMeta, "generatedAtMs" | "version" | "isChosen">>,
): Promise<ReportModel> {
  return access.store.snapshot(async (read) => {
    const within: Access = { ...access, read };
    const desk = await deskIn(within);
    const { hash: head } = await headOf(within);
    return reportModel(desk, { ...printed, head, withdrawalReasons: await withdrawalReasons(within) });
  });
}
