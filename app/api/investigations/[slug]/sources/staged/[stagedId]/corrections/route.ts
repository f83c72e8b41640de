import { respond } from "@/app/_server/respond";
import { correct } from "@/app/_server/staging";
import { correctionsInput } from "@/lib/staging/corrections";
import { enterToStage, type OfStaged, stagedIdIn } from "../../enter-to-stage";
import { readBody } from "../../staging-form";

/** Keeps what its person says of what waits: the fields that are sent, over what they said before. */
export const POST = respond(async (request: Request, context: OfStaged) => {
  const access = await enterToStage(request, context);
  const staged = await correct(access, await stagedIdIn(context), await readBody(request, correctionsInput));
  return Response.json({ staged });
});
