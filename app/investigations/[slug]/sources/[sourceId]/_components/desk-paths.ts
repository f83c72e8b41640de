import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";

/** Where things of one investigation are read. A claim that waits for a passage goes along from source to source. */
type DeskPaths = Readonly<{
  source: (sourceId: SourceId) => string;
  passage: (passage: Passage) => string;
  claim: (claimId: ClaimId) => string;
  addSources: string;
}>;

/** `beside` is a second source, which stays open while one goes through the others. */
export function deskPaths(slug: string, linkingTo: ClaimId | null, beside: SourceId | null = null): DeskPaths {
  const root = `/investigations/${slug}`;
  const kept = [linkingTo === null ? [] : `link=${linkingTo}`, beside === null ? [] : `beside=${beside}`].flat();
  const path = (sourceId: SourceId, ...params: readonly string[]) => {
    const query = [...params, ...kept].join("&");
    return `${root}/sources/${sourceId}${query === "" ? "" : `?${query}`}`;
  };
  return {
    source: (sourceId) => path(sourceId),
    passage: ({ id, sourceId }) => path(sourceId, `passage=${id}`),
    claim: (claimId) => `${root}/claims/${claimId}`,
    addSources: `${root}/sources/add`,
  };
}
