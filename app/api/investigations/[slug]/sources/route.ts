import { respond } from "@/app/_server/respond";
import { railAround } from "@/db/queries/rail";
import { parseId } from "@/lib/domain/ids";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** The sources around `?around=`, or the first ones, with their counts as of `seq`. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const access = await enterByCookie((await params).slug);
  const around = parseId("src", new URL(request.url).searchParams.get("around") ?? "");
  return Response.json(await railAround(access, around), { headers: { "cache-control": "no-store" } });
});
