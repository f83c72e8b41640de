import { respond } from "@/app/_server/respond";
import { editionContent } from "@/db/queries/reports";
import { type EditionId, parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { editionPage, editionPolicy } from "@/lib/report/edition-page";
import { enterByCookie } from "../../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string; editionId: string }> }>;

/** An edition as it was published: the page, or with `?format=json` the very text that its SHA-256 is of. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug, editionId: text } = await params;
  const access = await enterByCookie(slug);
  const editionId: EditionId | null = parseId("edn", text);
  if (!editionId) throw new Problem("not-found", "There is no such edition in this investigation.");
  const edition = await editionContent(access, editionId);
  const format = new URL(request.url).searchParams.get("format") ?? "html";
  if (format === "json") {
    return new Response(edition.content, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${slug}-edition-${edition.number}.json"`,
        "cache-control": "no-store",
      },
    });
  }
  if (format !== "html") throw new Problem("invalid", 'Add "?format=" and one of html, json.');
  const page = editionPage(edition);
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": editionPolicy,
      "cache-control": "no-store",
    },
  });
});
