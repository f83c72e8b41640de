import type { Appearance } from "@/lib/domain/claim";
import type { EvidenceLink } from "@/lib/domain/evidence";
import type { AppearanceId, EvidenceLinkId } from "@/lib/domain/ids";

type Standing = Readonly<{
  appearances: readonly Pick<Appearance, "id" | "passageId">[];
  links: readonly Pick<EvidenceLink, "id" | "passageId" | "aspect" | "linkedBy">[];
}>;

/**
 * What goes along when one claim is merged into another: all that stands on it, but what stands on the other already.
 * A passage makes a claim once, and nobody links the same passage twice for one aspect. By id, so that a tab foresees
 * the same as the server does.
 */
export function mergedOf(
  own: Standing,
  there: Standing,
): Readonly<{ appearanceIds: AppearanceId[]; linkIds: EvidenceLinkId[] }> {
  const made = new Set<string>(there.appearances.map(({ passageId }) => passageId));
  const said = new Set(there.links.map(statementOf));
  return {
    appearanceIds: own.appearances
      .filter(({ passageId }) => !made.has(passageId))
      .map(({ id }) => id)
      .sort(),
    linkIds: own.links
      .filter((link) => !said.has(statementOf(link)))
      .map(({ id }) => id)
      .sort(),
  };
}

const statementOf = ({ passageId, aspect, linkedBy }: Standing["links"][number]) =>
  JSON.stringify([passageId, aspect, linkedBy]);
