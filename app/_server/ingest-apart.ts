import "server-only";
import type { Ingested } from "@/lib/ingest/ingest";
import type { FileToRead, Found } from "@/lib/ingest/ingest-all";
import { theProcess } from "@/server/process";

/** As `ingest`, in a thread of its own with limits on time and memory. */
export function ingestApart(...file: Parameters<ReturnType<typeof theProcess>["ingest"]>): Promise<Ingested> {
  return theProcess().ingest(...file);
}

/** As `ingestAll`, apart likewise: the limits are for each thing in the file. */
export function ingestAllApart(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
  return theProcess().ingestAll(bytes, file);
}
