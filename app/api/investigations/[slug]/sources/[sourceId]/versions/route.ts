import { z } from "zod";
import { enterAnew } from "@/app/_server/access";
import { formWithin } from "@/app/_server/form-within";
import { ingestAllApart, reanchorApart } from "@/app/_server/ingest-apart";
import { respond } from "@/app/_server/respond";
import { captureVersion } from "@/db/commands/capture-version";
import { sourceIn } from "@/db/queries/things";
import { commandId, id, parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { MAX_SOURCE_BYTES } from "@/lib/ingest/max-source-bytes";
import { reach } from "@/lib/policy/permissions";
import { enterByCookie } from "../../../../enter-by-cookie";
import { fetched } from "../../staged/fetched";

type Context = Readonly<{ params: Promise<{ slug: string; sourceId: string }> }>;

/** What a form may weigh besides its file: the other fields and the marks between them. */
const FORM_BYTES = 64 * 1024;

/** Without a file, the source's own address is asked again. */
const versionForm = z.object({
  file: z.instanceof(File, { error: "must be a file" }).optional(),
  commandId,
  versionId: id("ver"),
});

/** Captures a new version of a source, from a file or from its address. Multipart, with ids made by the sender. */
export const POST = respond(async (request: Request, { params }: Context) => {
  const { slug, sourceId: named } = await params;
  const access = await enterByCookie(slug);
  const sourceId = parseId("src", named);
  if (!sourceId) throw new Problem("not-found", "There is no such source in this investigation.");
  const { url } = await sourceIn(access, sourceId);
  if (reach(access.role, "source.capture") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow capturing versions.`);
  }
  const form = await formWithin(request, MAX_SOURCE_BYTES + FORM_BYTES);
  const read = versionForm.safeParse(Object.fromEntries(form));
  if (!read.success) {
    const reasons = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Problem("invalid", `${reasons.join("; ")}.`, { cause: read.error });
  }
  const { file, commandId: sentAs, versionId } = read.data;
  if (!file && !url) throw new Problem("invalid", "This source has no address to fetch it from. Choose a file.");
  const got = !file && url ? await fetched(url, access.reviewerId) : null;
  const bytes = got?.bytes ?? new Uint8Array((await file?.arrayBuffer()) ?? []);
  const about = got?.file ?? { name: file?.name ?? "", ...(file?.type && { mediaType: file.type }) };
  const [found, another] = await ingestAllApart(bytes, about);
  if (!found || another) {
    throw new Problem("invalid", `“${about.name}” holds several texts, or none. Choose the file of this one source.`);
  }
  if ("refused" in found.outcome) throw new Problem(found.outcome.refused.code, found.outcome.refused.message);
  const { ingested } = found.outcome;
  // Entered anew: somebody who was removed while a slow page was fetched must not leave it here.
  const evidence = got?.response ? { response: got.response } : {};
  const captured = { sourceId, versionId, fileName: got?.url ?? about.name, bytes, ingested, ...evidence };
  const done = await captureVersion(await enterAnew(slug), sentAs, captured, reanchorApart);
  return Response.json(done, { status: 201 });
});
