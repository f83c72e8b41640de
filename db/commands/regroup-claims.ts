import { and, eq, isNull } from "drizzle-orm";
import { type Access, allow } from "@/db/access";
import { claimColumns, claimOf } from "@/db/claim-row";
import { command } from "@/db/command";
import { amongIds } from "@/db/engines/sqlite/among-ids";
import { mergingsOf } from "@/db/merged-claims";
import { nextClaimNumber } from "@/db/next-claim-number";
import { claimIn } from "@/db/queries/things";
import type { Writable } from "@/db/store";
import { claimFields, mergeClaimsInput, splitClaimInput, unmergeClaimsInput } from "@/lib/domain/claim";
import type { AppearanceId, ClaimId, EvidenceLinkId } from "@/lib/domain/ids";
import { mergedOf } from "@/lib/domain/merged";
import { Problem } from "@/lib/errors";

/**
 * Two claims that turn out to be one are merged; one that is two is split. Passages and evidence go along under the ids
 * they have, with who recorded them. What was judged stays with the claim that was judged.
 */

type Moved = Readonly<{ appearanceIds: readonly AppearanceId[]; linkIds: readonly EvidenceLinkId[] }>;

/** What stands on a claim. */
async function standingOn({ read, tables, investigationId }: Access, claimId: ClaimId) {
  const { appearances, evidenceLinks } = tables;
  const made = await read
    .select()
    .from(appearances)
    .where(
      and(
        eq(appearances.investigationId, investigationId),
        eq(appearances.claimId, claimId),
        isNull(appearances.retractedAtMs),
      ),
    );
  const linked = await read
    .select()
    .from(evidenceLinks)
    .where(
      and(
        eq(evidenceLinks.investigationId, investigationId),
        eq(evidenceLinks.claimId, claimId),
        isNull(evidenceLinks.retractedAtMs),
      ),
    );
  return { appearances: made, links: linked };
}

async function move(access: Access & { write: Writable }, { appearanceIds, linkIds }: Moved, to: ClaimId) {
  const { write, tables, investigationId } = access;
  const { appearances, evidenceLinks } = tables;
  await write
    .update(appearances)
    .set({ claimId: to })
    .where(and(amongIds(appearances.id, appearanceIds), eq(appearances.investigationId, investigationId)));
  await write
    .update(evidenceLinks)
    .set({ claimId: to })
    .where(and(amongIds(evidenceLinks.id, linkIds), eq(evidenceLinks.investigationId, investigationId)));
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join() === [...other].sort().join();

/** Makes two claims one: what stands on the first goes to the second, and the first is withdrawn. */
export const mergeClaims = command({
  name: "merge-claims",
  permission: "claim.withdraw",
  input: mergeClaimsInput,
  ownerOf: async (access, { claimId }) => (await claimIn(access, claimId)).recordedBy,
  async run(access, { claimId, intoId, reason }) {
    const { write, tables, now, seq } = access;
    if (claimId === intoId) throw new Problem("invalid", "A claim cannot be merged into itself.");
    const [from, into] = [await claimIn(access, claimId), await claimIn(access, intoId)];
    if (from.withdrawnAtMs !== null || into.withdrawnAtMs !== null) {
      throw new Problem("conflict", "One of the two was withdrawn. Reinstate it first.");
    }
    allow(access, "evidence.link");
    const [own, there] = [await standingOn(access, claimId), await standingOn(access, intoId)];
    const moved = mergedOf(own, there);
    await move(access, moved, intoId);
    await write
      .update(tables.claims)
      .set({ withdrawnAtMs: now(), changedSeq: seq })
      .where(eq(tables.claims.id, claimId));
    await write.update(tables.claims).set({ changedSeq: seq }).where(eq(tables.claims.id, intoId));
    return { result: { claimId, intoId }, events: [{ type: "claim.merged", claimId, intoId, reason, ...moved }] };
  },
  undo: ([merged]) => {
    if (merged?.type !== "claim.merged") return null;
    const { claimId, intoId, appearanceIds, linkIds } = merged;
    return { name: "unmerge-claims", input: { claimId, intoId, appearanceIds, linkIds } };
  },
});

/** Takes a merging back: what went along returns, and the first claim stands again. */
export const unmergeClaims = command({
  name: "unmerge-claims",
  permission: "claim.withdraw",
  input: unmergeClaimsInput,
  ownerOf: async (access, { claimId }) => (await claimIn(access, claimId)).recordedBy,
  async run(access, { claimId, intoId, appearanceIds, linkIds }) {
    const { write, tables, seq } = access;
    await claimIn(access, intoId);
    await claimIn(access, claimId);
    const merged = (await mergingsOf(access, [claimId])).get(claimId);
    if (merged?.intoId !== intoId) throw new Problem("conflict", "This claim is not merged into that one.");
    if (!isSame(merged.appearanceIds, appearanceIds) || !isSame(merged.linkIds, linkIds)) {
      throw new Problem("invalid", "That is not what went along when the claims were merged.");
    }
    const there = await standingOn(access, intoId);
    const known = new Set<string>([...there.appearances, ...there.links].map(({ id }) => id));
    if (![...appearanceIds, ...linkIds].every((id) => known.has(id))) {
      throw new Problem("conflict", "What was merged was changed since. Split the claim by hand.");
    }
    const moved = { appearanceIds, linkIds };
    await move(access, moved, claimId);
    await write
      .update(tables.claims)
      .set({ withdrawnAtMs: null, changedSeq: seq })
      .where(eq(tables.claims.id, claimId));
    await write.update(tables.claims).set({ changedSeq: seq }).where(eq(tables.claims.id, intoId));
    return { result: { claimId, intoId }, events: [{ type: "claim.unmerged", claimId, intoId, ...moved }] };
  },
  undo: ([unmerged]) =>
    unmerged?.type === "claim.unmerged"
      ? { name: "merge-claims", input: { claimId: unmerged.claimId, intoId: unmerged.intoId, reason: "undone" } }
      : null,
});

/** Makes two claims of one: the chosen passages and evidence go to the new one. */
export const splitClaim = command({
  name: "split-claim",
  permission: "claim.revise",
  input: splitClaimInput,
  ownerOf: async (access, { claimId }) => (await claimIn(access, claimId)).recordedBy,
  async run(access, { claimId, newClaimId, wording, type, appearanceIds, linkIds }) {
    const { write, tables, investigationId, reviewerId: recordedBy, now, seq } = access;
    const claim = claimOf(await claimIn(access, claimId));
    if (claim.withdrawnAtMs !== null) throw new Problem("conflict", "This claim was withdrawn. Reinstate it first.");
    const standing = await standingOn(access, claimId);
    const known = new Set<string>([...standing.appearances, ...standing.links].map(({ id }) => id));
    if (![...appearanceIds, ...linkIds].every((id) => known.has(id))) {
      throw new Problem("conflict", "Some of this does not stand on the claim any more. Choose again.");
    }
    if (standing.appearances.length <= appearanceIds.length) {
      throw new Problem("conflict", "A passage has to stay with each of the two claims. Leave one.");
    }
    const fields = claimFields.parse({ ...claim, wording, type });
    const number = await nextClaimNumber(access);
    await write.insert(tables.claims).values({
      ...claimColumns(fields),
      ...{ id: newClaimId, investigationId, number, recordedBy, recordedAtMs: now(), changedSeq: seq },
    });
    const moved = { appearanceIds, linkIds };
    await move(access, moved, newClaimId);
    await write.update(tables.claims).set({ changedSeq: seq }).where(eq(tables.claims.id, claimId));
    return {
      result: { claimId, newClaimId, number },
      events: [{ type: "claim.split", claimId, newClaimId, number, fields, ...moved }],
    };
  },
  undo: ([split]) =>
    split?.type === "claim.split"
      ? { name: "merge-claims", input: { claimId: split.newClaimId, intoId: split.claimId, reason: "undone" } }
      : null,
});
