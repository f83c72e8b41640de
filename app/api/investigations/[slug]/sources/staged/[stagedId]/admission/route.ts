import { respond } from "@/app/_server/respond";
import { admit } from "@/app/_server/staging";
import { enterToStage, type OfStaged, stagedIdIn } from "../../enter-to-stage";

/** Admits what waits as a source, with what its person said of it. Asked twice, it adds once. */
export const POST = respond(async (request: Request, context: OfStaged) => {
  const access = await enterToStage(request, context);
  return Response.json(await admit(access, await stagedIdIn(context)), { status: 201 });
});
