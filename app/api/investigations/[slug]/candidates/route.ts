import { respond } from "@/app/_server/respond";
import { candidatePassages } from "@/db/queries/candidates";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** The sentences of `?source=` that may bear on `?claim=`, the likeliest first, each with why it is proposed; with `&all=1` in comments and boilerplate too. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const access = await enterByCookie((await params).slug);
  const asked = new URL(request.url).searchParams;
  const claimId = parseId("clm", asked.get("claim") ?? "");
  const sourceId = parseId("src", asked.get("source") ?? "");
  if (!claimId || !sourceId) throw new Problem("invalid", "Name a claim and a source: ?claim=clm_…&source=src_…");
  const candidates = await candidatePassages(access, claimId, sourceId, { withAll: asked.get("all") === "1" });
  return Response.json({ candidates }, { headers: { "cache-control": "no-store" } });
});
