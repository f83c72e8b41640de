import { z } from "zod";
import { id } from "@/lib/domain/ids";

/**
 * A report is a row of blocks. Words stand in them as they are; what comes from the investigation is named and not
 * copied, so that a block is printed from the model it stands in: live in a draft, frozen in an edition.
 *
 * Stored with every edition: add kinds and optional fields, and never rename one.
 */

/** Words with one look. `link` is an address; printers take only http, https and mailto. */
export const run = z.object({
  text: z.string(),
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  link: z.string().exactOptional(),
});
export type Run = Readonly<z.infer<typeof run>>;

const runs = z.array(run).readonly();
const claimId = id("clm");
/** Null: every claim of the report that stands. */
const claimIds = z.array(claimId).readonly().nullable();

export const reportBlock = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), level: z.literal([1, 2, 3]), runs }).readonly(),
  z.object({ kind: z.literal("paragraph"), runs }).readonly(),
  z.object({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(runs).readonly() }).readonly(),
  /** A claim with its verdict, its passages and what bears on it, each with its citation. */
  z.object({ kind: z.literal("claim"), claimId }).readonly(),
  /** One passage as it bears on one claim. */
  z.object({ kind: z.literal("quotation"), passageId: id("psg"), claimId }).readonly(),
  /** The figures that accounts give for a claim, on one number line. */
  z.object({ kind: z.literal("figures"), claimId }).readonly(),
  z.object({ kind: z.literal("matrix"), claimIds }).readonly(),
  z.object({ kind: z.literal("timeline"), claimIds }).readonly(),
  /** Every source with its reliability and hashes. */
  z.object({ kind: z.literal("sources") }).readonly(),
  /** How the report was made and how to check it again. */
  z.object({ kind: z.literal("method") }).readonly(),
  /** The claims that nobody has settled, or that rest on nothing. */
  z.object({ kind: z.literal("openQuestions") }).readonly(),
]);
export type ReportBlock = z.infer<typeof reportBlock>;
