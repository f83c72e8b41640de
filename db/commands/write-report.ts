import { encodeStateAsUpdate } from "yjs";
import type { Access } from "@/db/access";
import { changingText } from "@/db/change-joint-text";
import { appendToText, everyWriter, storedText, storeState } from "@/db/joint-texts";
import { reportIn } from "@/db/queries/things";
import type { ReportId } from "@/lib/domain/ids";
import { jointTextDoc } from "@/lib/joint-text/text-in";

/**
 * Stores what somebody typed into a report; on the disk when this resolves. Not a `command` (docs/decisions).
 * Answers with the number of the update.
 *
 * @throws {Problem} `forbidden`, or `not-found` for who was removed and for a report of another investigation.
 */
export function writeReport(access: Access, reportId: ReportId, update: Uint8Array): Promise<number> {
  return changingText(access, "report.write", reportId, async (writing) => {
    await reportIn(writing, reportId);
    return appendToText(writing, { kind: "report", reportId }, update);
  });
}

/** Makes one state of what was typed. Changes no word of it, and keeps no version: of a report, those are its editions. */
export function keepReportNow(access: Access, reportId: ReportId): Promise<void> {
  return changingText(access, "investigation.read", reportId, async (writing) => {
    await reportIn(writing, reportId);
    const stored = await storedText(writing, { kind: "report", reportId });
    if (!stored || stored.updates.length === 0) return;
    const { id, state, updates, seq } = stored;
    const doc = jointTextDoc([state, ...updates.map(({ update }) => update)]);
    await storeState(writing, id, { state: encodeStateAsUpdate(doc), seq, writtenBy: everyWriter(stored) });
  });
}
