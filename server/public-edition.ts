import type { ServerResponse } from "node:http";
import { unscopedEdition } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { editionPage, editionPolicy } from "@/lib/report/edition-page";
import { answerRefusal } from "./answer";
import type { Home } from "./guard";

export const editionsPath = "/editions/";

/**
 * What a public link opens: one edition as one page, for anybody who has the link. An unknown link, a revoked one and
 * what is no link get the same answer.
 */
export async function answerEdition(
  response: ServerResponse,
  store: Store,
  { url }: Home,
  path: string,
): Promise<void> {
  const edition = await unscopedEdition(store, path.slice(editionsPath.length));
  response.setHeader("x-robots-tag", "noindex, nofollow, noarchive");
  response.setHeader("referrer-policy", "no-referrer");
  if (!edition) return answerRefusal(response, { status: 404, sentence: "There is no edition at this address." });
  const page = editionPage(edition, { address: `${url}${path}` });
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": editionPolicy,
    "cache-control": "no-store",
  });
  response.end(page);
}
