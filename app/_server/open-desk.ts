import "server-only";
import { setTimeout as after, setImmediate as nextTurn } from "node:timers/promises";
import { cache } from "react";
import type { Access } from "@/db/access";
import { deskView, firstDeskView } from "@/db/queries/desk";
import { type ClaimId, parseId, type SourceId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { packedDesk } from "@/lib/live/packed-desk";
import { enterInvestigation } from "./access";
import { requireSignedIn } from "./session";

/** Nothing but the investigation and its people: for pages that show no claim. */
export const nothing = { sourceIds: [], claimIds: [] } as const;

/** The part of a desk that an address names: what is no id, or not there, is left out. */
type Named = Readonly<{ sourceIds: readonly unknown[]; claimIds: readonly unknown[] }>;

/** Where a reader of a crowded source begins, as an address names it. */
type Beginning = Readonly<{ passage: unknown; claim: unknown }>;

/**
 * The desk, or the named part of it, and who looks at it: once for a page and its title. Enters for itself;
 * throws as `enterInvestigation`.
 */
export function openDesk(slug: string, part: Named | null = null) {
  return opened(slug, ...named(part), null, null);
}

/**
 * The same for a page that shows the first of the sources, and can begin with the claims near where one reads. Where
 * `desk` is behind, `wholeDesk` has to follow it.
 */
export function openDeskNear(slug: string, part: Named, { passage, claim }: Beginning) {
  return opened(slug, ...named(part), parseId("psg", String(passage)) ?? "", parseId("clm", String(claim)) ?? "");
}

/** Until what a page shows first is on its way: to read the rest keeps the process busy for a moment. */
const FIRST_MS = 250;

/** The whole of a desk that is behind, packed; nothing for another. */
export function wholeDesk(access: Access, { scope, isBehind }: Desk): Promise<string> | null {
  if (!isBehind) return null;
  return after(FIRST_MS)
    .then(() => deskView(access, scope))
    .then((desk) => nextTurn(desk))
    .then(packedDesk);
}

const named = (part: Named | null) => {
  const ids = (prefix: "src" | "clm", texts: readonly unknown[] | undefined) =>
    texts?.flatMap((text) => (typeof text === "string" && parseId(prefix, text)) || []).join(" ") ?? null;
  return [ids("src", part?.sourceIds), ids("clm", part?.claimIds)] as const;
};

/** By texts, since `cache` tells objects apart by where they are. */
const opened = cache(
  async (slug: string, sources: string | null, claims: string | null, passage: string | null, claim: string | null) => {
    const access = await enterInvestigation(slug);
    const { name } = await requireSignedIn();
    const { reviewerId, role } = access;
    const ids = <Prefix extends "src" | "clm">(prefix: Prefix, list: string) =>
      list.split(" ").flatMap((text) => parseId(prefix, text) ?? []);
    const sourceIds: SourceId[] = ids("src", sources ?? "");
    const claimIds: ClaimId[] = ids("clm", claims ?? "");
    const scope = sources === null && claims === null ? null : { sourceIds, claimIds };
    const [sourceId] = sourceIds;
    const near = passage !== null &&
      sourceId && { sourceId, passageId: parseId("psg", passage), claimId: parseId("clm", claim ?? "") };
    const desk = near && scope ? await firstDeskView(access, scope, near) : await deskView(access, scope);
    return { access, desk, me: { reviewerId, name, role } };
  },
);
