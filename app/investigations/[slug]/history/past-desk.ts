import "server-only";
import { tokenNames } from "@/db/queries/access-tokens";
import type { claimAsOf, PastDesk } from "@/db/queries/as-of";
import { namesFor } from "@/db/queries/event-names";
import { shownEvent } from "./_components/shown-event";

type Access = Parameters<typeof claimAsOf>[0];

/** The event after which a part of the desk stood so, in words. */
export async function momentOf(access: Access, { desk: past, event }: PastDesk) {
  const actorName = past.reviewers[event.actorId]?.name ?? "A former reviewer";
  const [names, tokens] = await Promise.all([namesFor(access, [event.body]), tokenNames(access, [event.commandId])]);
  return shownEvent({ ...event, actorName }, { names, tokens }, null);
}
