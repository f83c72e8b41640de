import type { Access } from "@/db/access";
import { printAnnotationsOf } from "@/db/queries/annotations";
import { reportOf } from "@/db/queries/report";
import { claimReviewFile, claimReviews } from "@/lib/interop/claim-review";
import { type InterchangeFormat, type OpenAnnotations, printAnnotations } from "@/lib/interop/print-annotations";

type InterchangeChoice = Readonly<{
  /** The version of Crossread that prints it. */
  version: string;
  /** Takes some claims by number; null takes all. */
  isChosen?: ((number: number) => boolean) | null;
  /** With what is said of confidential sources. Default: without. */
  withConfidential?: boolean;
  /** Where this installation is reached, `https://…`; null where only its own machine knows. */
  origin?: string | null;
}>;

/**
 * Hands an investigation to `take` as a file for other programs, a part at a time and read in one snapshot. `note` hears
 * of each annotation or review that went out.
 */
export async function printInterchange<Result>(
  access: Access,
  format: InterchangeFormat,
  { version, isChosen = null, origin = null, withConfidential = false }: InterchangeChoice,
  take: (parts: AsyncIterable<string | Uint8Array>) => Promise<Result>,
  note: () => void = () => undefined,
): Promise<Result> {
  if (format !== "claimreview") {
    const print = (open: OpenAnnotations) => take(printAnnotations(format, open, version, note));
    return printAnnotationsOf(access, print, isChosen, withConfidential);
  }
  const printed = { generatedAtMs: access.now(), version, withConfidential, ...(isChosen && { isChosen }) };
  const model = await reportOf(access, printed);
  const { slug } = model.investigation;
  const publication =
    origin === null ? {} : { addressOf: ({ id }: { id: string }) => `${origin}/investigations/${slug}/claims/${id}` };
  for (const _ of claimReviews(model, publication)) note();
  return take(one(claimReviewFile(model, publication)));
}

async function* one(part: string): AsyncGenerator<string> {
  yield part;
}
