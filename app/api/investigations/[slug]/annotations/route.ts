import { enterAnew } from "@/app/_server/access";
import { ownAddress } from "@/app/_server/own-address";
import { respond } from "@/app/_server/respond";
import type { Imported } from "@/app/investigations/[slug]/annotations/import/_components/imported";
import { importAnnotations, planAnnotations } from "@/db/commands/import-annotations";
import { annotationsPage } from "@/db/queries/annotations";
import { Problem } from "@/lib/errors";
import { MAX_ANNOTATION_BYTES } from "@/lib/interop/read-annotation-files";
import { webAnnotationMediaType } from "@/lib/interop/to-web-annotations";
import { webAnnotationCollection, webAnnotationPage } from "@/lib/interop/web-annotation-collection";
import { reach } from "@/lib/policy/permissions";
import packageJson from "@/package.json";
import { enterByCookie } from "../../enter-by-cookie";
import { readImportForm } from "./import-form";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** Everything said about passages, in the W3C's model: the collection, and with `?page=`, from 1, one of its pages. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  const access = await enterByCookie(slug);
  if (reach(access.role, "investigation.export") === "no") {
    throw new Problem("forbidden", `Your role here, ${access.role}, does not allow exporting annotations.`);
  }
  const asked = new URL(request.url).searchParams.get("page");
  const page = asked === null ? null : Number(asked);
  if (page !== null && !(/^[1-9]\d{0,8}$/.test(String(asked)) && Number.isSafeInteger(page))) {
    throw new Problem("invalid", "Add `?page=` and a whole number, from 1.");
  }
  const address = ownAddress(`/api/investigations/${encodeURIComponent(slug)}/annotations`);
  const { investigation, annotations, ...counts } = await annotationsPage(access, page ?? 1);
  if (page === null) {
    return answered(webAnnotationCollection(address, { investigation, version: packageJson.version }, counts));
  }
  if (annotations.length === 0)
    throw new Problem("not-found", `There is no page ${page}; the last is ${counts.pages}.`);
  return answered(webAnnotationPage(address, { page, ...counts }, annotations));
});

/** What a form may weigh besides its files: the other fields and the marks between them. */
const FORM_BYTES = 256 * 1024;

/**
 * Says what would come of annotations from other programs, or with `confirmed=yes` brings them in. Multipart: `file`,
 * as many as belong together, `format` and `source` where they are known. Sent twice, it adds nothing the second time.
 */
export const POST = respond(async (request: Request, { params }: Context) => {
  const { slug } = await params;
  await enterByCookie(slug);
  const lengthBytes = Number(request.headers.get("content-length") ?? 0);
  if (lengthBytes > MAX_ANNOTATION_BYTES + FORM_BYTES) {
    throw new Problem("too-large", "That is over 25 MB. Import the files one by one.");
  }
  const form = await request.formData().catch((thrown: unknown) => {
    throw new Problem("invalid", "The upload did not arrive whole. Send it again.", { cause: thrown });
  });
  const { isConfirmed, ...asked } = await readImportForm(form);
  // Entered anew: somebody who was removed while a slow upload was under way must not leave it here.
  const access = await enterAnew(slug);
  const { format, rows } = await (isConfirmed ? importAnnotations : planAnnotations)(access, asked);
  const told = rows.map(({ commands: _commands, ...row }) => row);
  return Response.json({ format, rows: told } satisfies Imported, { headers: { "cache-control": "no-store" } });
});

function answered(json: unknown): Response {
  return new Response(JSON.stringify(json), {
    headers: {
      "content-type": webAnnotationMediaType,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
