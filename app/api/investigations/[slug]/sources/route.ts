import { enterAnew } from "@/app/_server/access";
import { fetchAddress } from "@/app/_server/fetch-address";
import { fetchLimit } from "@/app/_server/fetch-limit";
import { formWithin } from "@/app/_server/form-within";
import { ingestApart } from "@/app/_server/ingest-apart";
import { respond } from "@/app/_server/respond";
import type { CapturedSource } from "@/app/investigations/[slug]/sources/add/_components/captured-source";
import { captureSource } from "@/db/commands/capture-source";
import { railAround } from "@/db/queries/rail";
import { parseId, type ReviewerId } from "@/lib/domain/ids";
import type { PageResponse } from "@/lib/domain/page-response";
import { Problem } from "@/lib/errors";
import { type Ingested, MAX_SOURCE_BYTES } from "@/lib/ingest/ingest";
import { reach } from "@/lib/policy/permissions";
import { enterByCookie } from "../../enter-by-cookie";
import { readCaptureForm, saidByPerson } from "./capture-form";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** The sources around `?around=`, or the first ones, with their counts as of `seq`. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const access = await enterByCookie((await params).slug);
  const around = parseId("src", new URL(request.url).searchParams.get("around") ?? "");
  return Response.json(await railAround(access, around), { headers: { "cache-control": "no-store" } });
});

/** What a form may weigh besides its file: the other fields and the marks between them. */
const FORM_BYTES = 64 * 1024;

/**
 * Admits one file as a source, or the page at an address. Multipart, with `commandId`, `sourceId` and `versionId` made by the sender,
 * so that a form sent twice adds one source; `title`, `outlet` and `published` correct what was read.
 */
export const POST = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  const access = await enterByCookie(slug);
  if (reach(access.role, "source.capture") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow adding sources.`);
  }
  const form = await formWithin(request, MAX_SOURCE_BYTES + FORM_BYTES);
  const { file, address, commandId, sourceId, versionId, ...said } = readCaptureForm(form);
  const got = await (address === undefined ? fromFile(file) : fromAddress(address, access.reviewerId));
  const { bytes, name, mediaType, url, response } = got;
  const read = await ingestApart(bytes, { name, ...(mediaType && { mediaType }) });
  const ingested = saidByPerson({ ...read, url: read.url ?? url }, said);
  // Entered anew: somebody who was removed while a slow upload was under way must not leave it here.
  const { number } = await captureSource(await enterAnew(slug), commandId, {
    sourceId,
    versionId,
    fileName: url ?? name,
    bytes,
    ingested,
    ...(response && { response }),
  });
  return Response.json({ sourceId, number, found: foundIn(ingested) } satisfies CapturedSource, { status: 201 });
});

type Got = Readonly<{
  bytes: Uint8Array;
  name: string;
  mediaType: string | null;
  url: string | null;
  response: PageResponse | null;
}>;

async function fromFile(file: File | undefined): Promise<Got> {
  if (!file) throw new Problem("invalid", "Send a file or an address.");
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: file.name,
    mediaType: file.type || null,
    url: null,
    response: null,
  };
}

/** A page has the name that its address ends in; what kind it is, its server says. */
async function fromAddress(asked: string, reviewerId: ReviewerId): Promise<Got> {
  const nowMs = Date.now();
  const waitMs = fetchLimit().waitMs(reviewerId, nowMs);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1_000);
    throw new Problem("limited", `You have fetched many pages just now. Try again in ${seconds} seconds.`);
  }
  fetchLimit().count(reviewerId, nowMs);
  const { address, bytes, mediaType, response } = await fetchAddress(asked);
  const { pathname, host } = new URL(address);
  const last = pathname.split("/").at(-1) ?? "";
  // Only the kind that its server names counts: an address may end in anything.
  const name = last.replace(/\.[^.]*$/, "") || host;
  return { bytes, name, mediaType, url: address, response };
}

function foundIn({ title, outlet, author, published, language, blocks, retold, warnings }: Ingested) {
  return { title, outlet, author, published, language, blocks: blocks.length, retold, warnings: [...warnings] };
}
