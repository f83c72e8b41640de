import "server-only";
import { deskAsOf } from "@/db/queries/as-of";
import { namesFor } from "@/db/queries/event-names";
import { shownEvent } from "./_components/shown-event";

type Access = Parameters<typeof deskAsOf>[0];

/** The desk after an event, and that event in words. */
export async function pastDesk(access: Access, seq: number) {
  const { desk: past, event } = await deskAsOf(access, seq);
  const actorName = past.reviewers[event.actorId]?.name ?? "A former reviewer";
  const names = await namesFor(access, [event.body]);
  return { past, event: shownEvent({ ...event, actorName }, names, null) };
}
