import { z } from "zod";
import { respond } from "@/app/_server/respond";
import { readAgain, stagedFor } from "@/app/_server/staging";
import { tableColumns } from "@/lib/ingest/table/column-map";
import { enterToStage, type OfStaged, stagedIdIn } from "../../enter-to-stage";
import { readBody } from "../../staging-form";

const columnMap = z.object({ columns: z.partialRecord(z.enum(tableColumns), z.string().max(1_000)) });

/** Reads a table again, by what somebody says of its columns; answers the rows that were found in it. */
export const POST = respond(async (request: Request, context: OfStaged) => {
  const access = await enterToStage(request, context);
  const { columns } = await readBody(request, columnMap);
  const ids = await readAgain(access, await stagedIdIn(context), columns);
  return Response.json({ staged: await stagedFor(access, ids) });
});
