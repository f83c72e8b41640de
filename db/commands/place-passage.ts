import { and, eq } from "drizzle-orm";
import type { Access, Writing } from "@/db/access";
import { command } from "@/db/command";
import { passageIn, presentVersionOf, versionTextIn } from "@/db/queries/things";
import { describePassage } from "@/lib/anchoring/describe-passage";
import type { PassageId, SourceVersionId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import {
  howPlaced,
  placedAt,
  placePassageInput,
  reopenPassageInput,
  retirePassageInput,
  type Settlement,
} from "@/lib/domain/placement";
import { Problem } from "@/lib/errors";
import { splitsSurrogatePair } from "@/lib/text/code-points";

/** The passage as it awaits a look in that version. @throws {Problem} `conflict` when it awaits none there. */
async function awaitingIn(access: Access, passageId: PassageId, versionId: SourceVersionId): Promise<Passage> {
  const passage = await passageIn(access, passageId);
  if (passage.awaits?.versionId === versionId) return passage;
  const reason = passage.awaits ? "A later version of the source has come." : "Somebody has looked at it already.";
  throw new Problem("conflict", `${reason} Look at it as it stands now.`);
}

const ofPlacement = ({ tables: { placements }, investigationId }: Access, id: PassageId, versionId: SourceVersionId) =>
  and(
    eq(placements.passageId, id),
    eq(placements.versionId, versionId),
    eq(placements.investigationId, investigationId),
  );

async function settle(access: Writing<Access>, passageId: PassageId, versionId: SourceVersionId, settled: Settlement) {
  const { write, tables, reviewerId, now } = access;
  const by =
    settled === "waiting" ? { settledBy: null, settledAtMs: null } : { settledBy: reviewerId, settledAtMs: now() };
  await write
    .update(tables.placements)
    .set({ settled, ...by })
    .where(ofPlacement(access, passageId, versionId));
}

async function storePlace(
  access: Writing<Access>,
  { id, versionId, start, end, exact, prefix, suffix, anchoring }: Passage,
) {
  const { write, tables, investigationId } = access;
  await write
    .update(tables.passages)
    .set({ versionId, start, end, exact, prefix, suffix, anchoring })
    .where(and(eq(tables.passages.id, id), eq(tables.passages.investigationId, investigationId)));
}

/** Takes the words of the new version for a passage that awaits a look there: those offered, or others. */
export const placePassage = command({
  name: "place-passage",
  permission: "passage.place",
  input: placePassageInput,
  async run(access, { passageId, versionId, start, end, exact }) {
    const prior = await awaitingIn(access, passageId, versionId);
    const { text } = await versionTextIn(access, versionId);
    const isWhole = end <= text.length && !splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end);
    if (!isWhole || start >= end || text.slice(start, end) !== exact) {
      throw new Problem("invalid", "The new version does not say that at this place. Select the passage again.");
    }
    const passage = placedAt(prior, { versionId, ...describePassage(text, { start, end }) });
    const how = howPlaced(prior, { start, end });
    await storePlace(access, passage);
    await settle(access, passageId, versionId, how);
    return { result: { passageId, how }, events: [{ type: "passage.placed", how, passage, prior }] };
  },
  undo: ([placed]) =>
    placed?.type === "passage.placed"
      ? { name: "reopen-passage", input: { passageId: placed.passage.id, versionId: placed.passage.versionId } }
      : null,
});

/** Says that a passage no longer stands in its source: what was tied to it stays tied, and says so. */
export const retirePassage = command({
  name: "retire-passage",
  permission: "passage.place",
  input: retirePassageInput,
  async run(access, { passageId, versionId, reason }) {
    const prior = await awaitingIn(access, passageId, versionId);
    await settle(access, passageId, versionId, "retired");
    const passage = await passageIn(access, passageId);
    return { result: { passageId }, events: [{ type: "passage.retired", passage, prior, reason }] };
  },
  undo: ([retired]) =>
    retired?.type === "passage.retired" && retired.passage.retiredIn
      ? { name: "reopen-passage", input: { passageId: retired.passage.id, versionId: retired.passage.retiredIn } }
      : null,
});

/** Takes back what somebody said of a passage in a version: it awaits a look there again. */
export const reopenPassage = command({
  name: "reopen-passage",
  permission: "passage.place",
  input: reopenPassageInput,
  async run(access, { passageId, versionId }) {
    const { read, tables } = access;
    const prior = await passageIn(access, passageId);
    const [placement] = await read
      .select()
      .from(tables.placements)
      .where(ofPlacement(access, passageId, versionId));
    const isNewest = (await presentVersionOf(access, prior.sourceId)) === versionId;
    const isLatest = prior.versionId === versionId ? !prior.awaits : prior.retiredIn === versionId;
    if (!placement || !isNewest || !isLatest || placement.settled === "followed") {
      const reason = isNewest ? "Nobody has decided on this passage." : "A later version has come since.";
      throw new Problem("conflict", `There is nothing to take back. ${reason}`);
    }
    if (placement.settled !== "retired") {
      const { fromVersionId, fromStart: start, fromEnd: end, outcome } = placement;
      const { text } = await versionTextIn(access, fromVersionId);
      const was = describePassage(text, { start, end });
      await storePlace(access, { ...prior, ...was, versionId: fromVersionId, anchoring: outcome });
    }
    await settle(access, passageId, versionId, "waiting");
    const passage = await passageIn(access, passageId);
    return { result: { passageId }, events: [{ type: "passage.reopened", passage, prior }] };
  },
  undo: () => null, // Look at it again, and decide.
});
