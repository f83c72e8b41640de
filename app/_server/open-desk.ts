import "server-only";
import { cache } from "react";
import { deskView } from "@/db/queries/desk";
import { type ClaimId, parseId, type SourceId } from "@/lib/domain/ids";
import { enterInvestigation } from "./access";
import { requireSignedIn } from "./session";

/** Nothing but the investigation and its people: for pages that show no claim. */
export const nothing = { sourceIds: [], claimIds: [] } as const;

/** The part of a desk that an address names: what is no id, or not there, is left out. */
type Named = Readonly<{ sourceIds: readonly unknown[]; claimIds: readonly unknown[] }>;

/**
 * The desk, or the named part of it, and who looks at it: once for a page and its title. Enters for itself;
 * throws as `enterInvestigation`.
 */
export function openDesk(slug: string, part: Named | null = null) {
  const sourceIds = part?.sourceIds.flatMap((text) => (typeof text === "string" && parseId("src", text)) || []);
  const claimIds = part?.claimIds.flatMap((text) => (typeof text === "string" && parseId("clm", text)) || []);
  return opened(slug, sourceIds?.join(" ") ?? null, claimIds?.join(" ") ?? null);
}

/** By texts, since `cache` tells objects apart by where they are. */
const opened = cache(async (slug: string, sources: string | null, claims: string | null) => {
  const access = await enterInvestigation(slug);
  const { name } = await requireSignedIn();
  const { reviewerId, role } = access;
  const ids = <Prefix extends "src" | "clm">(prefix: Prefix, list: string) =>
    list.split(" ").flatMap((text) => parseId(prefix, text) ?? []);
  const sourceIds: SourceId[] = ids("src", sources ?? "");
  const claimIds: ClaimId[] = ids("clm", claims ?? "");
  const scope = sources === null && claims === null ? null : { sourceIds, claimIds };
  return { access, desk: await deskView(access, scope), me: { reviewerId, name, role } };
});
