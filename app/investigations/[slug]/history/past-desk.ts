import "server-only";
import { tokenNames } from "@/db/queries/access-tokens";
import { claimAsOf, deskAsOf, REPLAYED_AT_MOST } from "@/db/queries/as-of";
import { namesFor } from "@/db/queries/event-names";
import type { ClaimId } from "@/lib/domain/ids";
import { shownEvent } from "./_components/shown-event";

type Access = Parameters<typeof deskAsOf>[0];

/** The desk after an event, or the part of it that bears on one claim, and that event in words. */
export async function pastDesk(access: Access, seq: number, claimId: ClaimId | null = null) {
  const { desk: past, event } = await (claimId ? claimAsOf(access, claimId, seq) : deskAsOf(access, seq));
  const actorName = past.reviewers[event.actorId]?.name ?? "A former reviewer";
  const [names, tokens] = await Promise.all([namesFor(access, [event.body]), tokenNames(access, [event.commandId])]);
  return { past, event: shownEvent({ ...event, actorName }, { names, tokens }, null) };
}

/** Whether so many events can be replayed for a page. */
export const isReplayable = (seq: number) => seq <= REPLAYED_AT_MOST;
