import { enterAnew } from "@/app/_server/access";
import { formWithin } from "@/app/_server/form-within";
import { respond } from "@/app/_server/respond";
import { stage, stagedFor } from "@/app/_server/staging";
import { Problem } from "@/lib/errors";
import { MAX_SOURCE_BYTES } from "@/lib/ingest/max-source-bytes";
import { enterToStage, type InInvestigation } from "./enter-to-stage";
import { fetched } from "./fetched";
import { readStagingForm } from "./staging-form";

const unstored = { headers: { "cache-control": "no-store" } };

/** What waits for the person who asks. */
export const GET = respond(async (request: Request, context: InInvestigation) => {
  const access = await enterToStage(request, context);
  return Response.json({ staged: await stagedFor(access) }, unstored);
});

/** What a form may weigh besides its file: the other fields and the marks between them. */
const FORM_BYTES = 64 * 1024;

/**
 * Reads a file, or the page at an address, and keeps what was found until it is admitted. Multipart, with `stagedId` made
 * by the sender, so that a form that is sent twice waits once.
 */
export const POST = respond(async (request: Request, context: InInvestigation) => {
  const access = await enterToStage(request, context);
  const form = await formWithin(request, MAX_SOURCE_BYTES + FORM_BYTES);
  const { stagedId, file, address, path, said } = readStagingForm(form);
  const brought = address === undefined ? await fromFile(file, path) : await fetched(address, access.reviewerId);
  // Entered anew: somebody who was removed while a slow upload was under way must not leave it here.
  const still = await enterAnew((await context.params).slug);
  const ids = await stage(still, stagedId, { ...brought, said });
  return Response.json({ staged: await stagedFor(still, ids) }, { status: 201, ...unstored });
});

async function fromFile(file: File | undefined, path: string | undefined) {
  if (!file) throw new Problem("invalid", "Send a file or an address.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    bytes,
    file: { name: path || file.name, ...(file.type && { mediaType: file.type }) },
    url: null,
    response: null,
  };
}
