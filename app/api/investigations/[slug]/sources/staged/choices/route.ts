import { z } from "zod";
import { respond } from "@/app/_server/respond";
import { sayOf } from "@/app/_server/staging";
import { enterToStage, type InInvestigation } from "../enter-to-stage";
import { readBody, someStaged } from "../staging-form";

const choice = z.object({ ids: someStaged, leftOut: z.boolean() });

/** Leaves many of those that wait out, or takes them in again. */
export const POST = respond(async (request: Request, context: InInvestigation) => {
  const access = await enterToStage(request, context);
  const { ids, leftOut } = await readBody(request, choice);
  for (const stagedId of ids) await sayOf(access, stagedId, { leftOut });
  return new Response(null, { status: 204 });
});
