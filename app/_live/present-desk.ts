import type { AuditEventBody } from "@/lib/domain/audit-event";
import type { CommandId, ReviewerId } from "@/lib/domain/ids";
import { type Desk, evolve } from "@/lib/live/desk";
import type { Sendable } from "@/lib/live/inputs";
import { predict } from "@/lib/live/predict";

/** A command of this tab whose events have not come back yet. */
export type Foreseen = Readonly<{ id: CommandId; command: Sendable; atMs: number }>;

/**
 * The desk as its reader should see it: what the server said, and over it what one's own commands
 * will most likely do, in the order they were given. What cannot be foreseen waits for the server.
 */
export function presentDesk(confirmed: Desk, foreseen: readonly Foreseen[], actorId: ReviewerId): Desk {
  return foreseen.reduce((desk, command) => foresee(desk, command, confirmed.seq, actorId), confirmed);
}

function foresee(desk: Desk, { id: commandId, command, atMs }: Foreseen, seq: number, actorId: ReviewerId): Desk {
  try {
    return predict(command.name, command.input, desk)
      .filter((body) => !isThere(desk, body))
      .reduce((before, body) => evolve(before, { seq, actorId, atMs, commandId, body }), desk);
  } catch (thrown) {
    // About a thing the desk no longer knows as it did: the server will say what became of it.
    if (thrown instanceof RangeError) return desk;
    throw thrown;
  }
}

/** Whether a new thing is known already: a page read after the command may show it before its event comes. */
function isThere(desk: Desk, body: AuditEventBody): boolean {
  switch (body.type) {
    case "claim.recorded":
      return body.claimId in desk.claims;
    case "appearance.recorded":
      return body.appearanceId in desk.appearances;
    case "evidence.linked":
      return body.linkId in desk.links;
    case "claim.assessed":
      return body.assessmentId in desk.assessments;
    case "claim.curated":
      return body.curationId in desk.curations;
    case "view.saved":
      return body.prior === null && body.viewId in desk.savedViews;
    case "thread.opened":
      return body.threadId in desk.threads;
    case "comment.added":
      return body.commentId in desk.comments;
    default:
      return false;
  }
}
