import type { Tables } from "@/db/store";

/** A passage as the model knows it, as columns to select: its own, and the source by way of its version. */
export function passageColumns({ passages, sourceVersions }: Tables) {
  const { id, versionId, start, end, exact, prefix, suffix, anchoring } = passages;
  return { id, sourceId: sourceVersions.sourceId, versionId, start, end, exact, prefix, suffix, anchoring };
}
