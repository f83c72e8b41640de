import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";

/** Where things of one investigation are read. A claim that waits for a passage goes along from source to source. */
type DeskPaths = Readonly<{
  source: (sourceId: SourceId) => string;
  passage: (passage: Passage) => string;
  claim: (claimId: ClaimId) => string;
  addSources: string;
}>;

export function deskPaths(slug: string, linkingTo: ClaimId | null): DeskPaths {
  const root = `/investigations/${slug}`;
  const link = linkingTo === null ? [] : [`link=${linkingTo}`];
  const path = (sourceId: SourceId, ...params: readonly string[]) => {
    const query = [...params, ...link].join("&");
    return `${root}/sources/${sourceId}${query === "" ? "" : `?${query}`}`;
  };
  return {
    source: (sourceId) => path(sourceId),
    passage: ({ id, sourceId }) => path(sourceId, `passage=${id}`),
    claim: (claimId) => `${root}/claims/${claimId}`,
    addSources: `${root}/sources/add`,
  };
}
