import { respond } from "@/app/_server/respond";
import { rationaleVersions } from "@/db/queries/joint-texts";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** As many as anybody reads on a page; the export has them all. */
const VERSIONS = 50;

/** What the rationale of `?claim=` was before, the latest first: who wrote, when, and the text. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const access = await enterByCookie((await params).slug);
  const claimId = parseId("clm", new URL(request.url).searchParams.get("claim") ?? "");
  if (!claimId) throw new Problem("invalid", "Name a claim: ?claim=clm_…");
  const versions = await rationaleVersions(access, claimId, VERSIONS);
  return Response.json({ versions }, { headers: { "cache-control": "no-store" } });
});
