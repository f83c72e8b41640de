import "server-only";
import type { Ingested } from "@/lib/ingest/ingest";
import { theProcess } from "@/server/process";

/** As `ingest`, in a thread of its own with limits on time and memory. */
export function ingestApart(...file: Parameters<ReturnType<typeof theProcess>["ingest"]>): Promise<Ingested> {
  return theProcess().ingest(...file);
}
