import type { Access } from "@/db/access";
import { printAnnotationsOf } from "@/db/queries/annotations";
import { reportOf } from "@/db/queries/report";
import { claimReviewFile, claimReviews } from "@/lib/interop/claim-review";
import { type InterchangeFile, type InterchangeFormat, printAnnotations } from "@/lib/interop/print-annotations";

export type InterchangeChoice = Readonly<{
  /** The version of Crossread that prints it. */
  version: string;
  /** Takes some claims by number; null takes all. */
  isChosen?: ((number: number) => boolean) | null;
  /** With what is said of confidential sources. Default: without. */
  withConfidential?: boolean;
  /** Where this installation is reached, `https://…`; null where only its own machine knows. */
  origin?: string | null;
}>;

/** An investigation as a file for other programs, read in one snapshot. */
export async function interchangeFile(
  access: Access,
  format: InterchangeFormat,
  { version, isChosen = null, origin = null, withConfidential = false }: InterchangeChoice,
): Promise<InterchangeFile> {
  if (format !== "claimreview") {
    return printAnnotationsOf(access, (open) => printAnnotations(format, open, version), isChosen, withConfidential);
  }
  const printed = { generatedAtMs: access.now(), version, withConfidential, ...(isChosen && { isChosen }) };
  const model = await reportOf(access, printed);
  const { slug } = model.investigation;
  const publication =
    origin === null ? {} : { addressOf: ({ id }: { id: string }) => `${origin}/investigations/${slug}/claims/${id}` };
  return {
    body: claimReviewFile(model, publication),
    mediaType: "application/ld+json; charset=utf-8",
    extension: "claimreview.jsonld",
    count: claimReviews(model, publication).length,
  };
}
