import { z } from "zod";
import { words } from "@/lib/domain/claim";
import { type EditionId, id, type ReportId, type ReviewerId } from "@/lib/domain/ids";

/**
 * A report is a document that several people write, whose blocks show claims as they stand. What is published of it is
 * an edition: numbered, and never changed.
 */

export const REPORT_TITLE_CODE_UNITS = 200;
/** A report is read by people; the whole of a larger investigation leaves by an export. */
export const REPORT_CLAIMS = 2_000;

/** What a report can begin with: nothing, or one of `reportTemplates`. Stored, so names are only added. */
export const reportBeginnings = ["blank", "by-verdict", "by-type", "claim-by-claim", "sources-compared"] as const;
export type ReportBeginning = (typeof reportBeginnings)[number];

const title = words(REPORT_TITLE_CODE_UNITS).pipe(z.string().min(1, "must not be empty"));

export const createReportInput = z.object({
  reportId: id("rpt"),
  title,
  template: z.enum(reportBeginnings),
  /** Of which claims; without them, of all that stand. */
  claimIds: z.array(id("clm")).max(REPORT_CLAIMS, `must be at most ${REPORT_CLAIMS} claims`).exactOptional(),
});
export const renameReportInput = z.object({
  reportId: id("rpt"),
  title,
  /** The title that the sender saw. */
  seen: z.string().exactOptional(),
});
export const withdrawReportInput = z.object({ reportId: id("rpt") });
export const reinstateReportInput = z.object({ reportId: id("rpt") });
export const publishEditionInput = z.object({
  editionId: id("edn"),
  reportId: id("rpt"),
  /** Whether confidential sources stand in it with their names and their text. */
  withConfidential: z.boolean().exactOptional(),
});
export const openEditionLinkInput = z.object({
  linkId: id("edl"),
  editionId: id("edn"),
  tokenSha256: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hexadecimal digits"),
});
export const revokeEditionLinkInput = z.object({ linkId: id("edl") });

export type Report = Readonly<{
  id: ReportId;
  number: number;
  title: string;
  createdBy: ReviewerId;
  createdAtMs: number;
  withdrawnAtMs: number | null;
}>;

/** An edition without what it says. */
export type EditionSummary = Readonly<{
  id: EditionId;
  reportId: ReportId;
  number: number;
  title: string;
  contentSha256: string;
  head: string;
  seq: number;
  writtenBy: readonly ReviewerId[];
  publishedBy: ReviewerId;
  publishedAtMs: number;
}>;
