import { respond } from "@/app/_server/respond";
import { searchResults } from "@/db/queries/search";
import { enterByCookie } from "../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string }> }>;

/** What the investigation has for the words of `?q=`: sources, claims, people, and sentences of all its texts. */
export const GET = respond(async (request: Request, { params }: Context) => {
  const access = await enterByCookie((await params).slug);
  const query = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await searchResults(access, query), { headers: { "cache-control": "no-store" } });
});
