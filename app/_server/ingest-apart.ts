import "server-only";
import type { FileToRead, Found } from "@/lib/ingest/ingest-all";
import { theProcess } from "@/server/process";

/** As `reanchorAll`, in the thread that reads files. */
export const reanchorApart: ReturnType<typeof theProcess>["reanchorAll"] = (...asked) =>
  theProcess().reanchorAll(...asked);

/** As `ingestAll`, in a thread of its own with limits on time and memory, for each thing in the file. */
export function ingestAllApart(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
  return theProcess().ingestAll(bytes, file);
}
