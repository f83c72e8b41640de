import "server-only";
import type { FileToRead, Found } from "@/lib/ingest/ingest-all";
import { theProcess } from "@/server/process";

/** As `ingestAll`, in a thread of its own with limits on time and memory, for each thing in the file. */
export function ingestAllApart(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
  return theProcess().ingestAll(bytes, file);
}
