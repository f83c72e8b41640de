import { z } from "zod";
import { respond } from "@/app/_server/respond";
import { removeStaged } from "@/app/_server/staging";
import { enterToStage, type InInvestigation } from "../enter-to-stage";
import { readBody, someStaged } from "../staging-form";

const removal = z.object({ ids: someStaged });

/** Takes away what waits, for good: it was part of nothing. */
export const POST = respond(async (request: Request, context: InInvestigation) => {
  const access = await enterToStage(request, context);
  const { ids } = await readBody(request, removal);
  await removeStaged(access, ids);
  return new Response(null, { status: 204 });
});
