import { respond } from "@/app/_server/respond";
import { recordReading } from "@/db/commands/record-reading";
import { originalOf } from "@/db/queries/captures";
import { parseId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";
import { fileEndings } from "@/lib/ingest/file-endings";
import { enterByCookie } from "../../../../enter-by-cookie";

type Context = Readonly<{ params: Promise<{ slug: string; sourceId: string }> }>;

/**
 * The bytes that the version of `?version=` was read from, as they came: to be kept as a file, and never opened here,
 * since whatever somebody else wrote may stand in them.
 */
export const GET = respond(async (request: Request, { params }: Context) => {
  const { slug, sourceId: named } = await params;
  const access = await enterByCookie(slug);
  const sourceId = parseId("src", named);
  if (!sourceId) throw new Problem("not-found", "There is no such source in this investigation.");
  const asked = new URL(request.url).searchParams.get("version") ?? "";
  if (!/^[1-9]\d{0,5}$/.test(asked)) throw new Problem("invalid", "Name a version: ?version=1");
  await recordReading(access, sourceId, "versions");
  const { sourceNumber, number, mediaType, bytes } = await originalOf(access, sourceId, Number(asked));
  // By what it was read as: an address, or a name that somebody gave, may end in anything.
  const [ending] = fileEndings[mediaType] ?? [];
  const name = `${slug}-source-${sourceNumber}-version-${number}`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${ending ? `${name}.${ending}` : name}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
});
