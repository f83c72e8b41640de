import { reportJsonSchema } from "@/lib/report/report-file";

/** The JSON Schema of a report as JSON: the same for everybody, and as long as the program is. */
export const GET = (): Response =>
  Response.json(reportJsonSchema(), {
    headers: { "content-type": "application/schema+json", "cache-control": "public, max-age=3600" },
  });
