import { respond } from "@/app/_server/respond";
import { stagedText } from "@/app/_server/staging";
import { enterToStage, type OfStaged, stagedIdIn } from "../enter-to-stage";

/** The text that was read, with its paragraphs and voices. */
export const GET = respond(async (request: Request, context: OfStaged) => {
  const access = await enterToStage(request, context);
  const text = await stagedText(access, await stagedIdIn(context));
  return Response.json(text, { headers: { "cache-control": "no-store" } });
});
