import type { MatrixRow } from "@/lib/compare/matrix";
import type { SourceId } from "@/lib/domain/ids";

/** Where a cell's passages are read: beside the source that first made the claim, unless it is that source. */
export function passagesPath(root: string, { view, firstSourceId }: MatrixRow, sourceId: SourceId): string {
  const claim = `claim=${view.claim.id}`;
  if (firstSourceId === null || firstSourceId === sourceId) return `${root}/sources/${sourceId}?${claim}`;
  return `${root}/sources/${firstSourceId}?beside=${sourceId}&${claim}`;
}
