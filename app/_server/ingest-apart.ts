import "server-only";
import { type DifferenceRow, versionDifference } from "@/lib/compare/version-difference";
import type { FileToRead, Found } from "@/lib/ingest/ingest-all";
import { theProcess } from "@/server/process";

/** As `reanchorAll`, in the thread that reads files. */
export const reanchorApart: ReturnType<typeof theProcess>["reanchorAll"] = (...asked) =>
  theProcess().reanchorAll(...asked);

/** As `ingestAll`, in a thread of its own with limits on time and memory, for each thing in the file. */
export function ingestAllApart(bytes: Uint8Array, file: FileToRead): Promise<readonly Found[]> {
  return theProcess().ingestAll(bytes, file);
}

/** In code units of both texts: a comparison that takes some 20 ms is sooner done than handed over. */
const COMPARED_HERE = 30_000;

/** As `versionDifference`; of long texts in the thread that reads files, since it takes a second for a megabyte. */
export async function versionDifferenceApart(
  ...[before, after]: Parameters<typeof versionDifference>
): Promise<readonly DifferenceRow[]> {
  if (before.text.length + after.text.length <= COMPARED_HERE) return versionDifference(before, after);
  return theProcess().versionDifference(before, after);
}
