import { ownAddress } from "@/app/_server/own-address";
import { respond } from "@/app/_server/respond";
import { annotationsPage } from "@/db/queries/annotations";
import { Problem } from "@/lib/errors";
import { webAnnotationMediaType } from "@/lib/interop/to-web-annotations";
import { webAnnotationCollection, webAnnotationPage } from "@/lib/interop/web-annotation-collection";
import { reach } from "@/lib/policy/permissions";
import packageJson from "@/package.json";
import { enterByCookie } from "../../enter-by-cookie";

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
    throw new Problem("not-found", `There are ${counts.pages} pages, and not page ${page}.`);
  return answered(webAnnotationPage(address, { page, ...counts }, annotations));
});

function answered(json: unknown): Response {
  return new Response(JSON.stringify(json), {
    headers: {
      "content-type": webAnnotationMediaType,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      allow: "GET",
    },
  });
}
