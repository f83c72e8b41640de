import { z } from "zod";
import type { CommandId, ReviewerId } from "@/lib/domain/ids";
import { accountEvents } from "./audit-events/account-events";
import { claimEvents } from "./audit-events/claim-events";
import { conversationEvents } from "./audit-events/conversation-events";
import { judgementEvents } from "./audit-events/judgement-events";
import { peopleEvents } from "./audit-events/people-events";
import { reportEvents } from "./audit-events/report-events";
import { settingsEvents } from "./audit-events/settings-events";
import { sourceEvents } from "./audit-events/source-events";

/**
 * What happened, in the past tense, in the words reviewers use. Stored as JSON for as long as the
 * investigation lives: add variants and optional fields, and never rename one.
 * `corpus/audit-events.json` holds one of each as first written, and a test reads them all back.
 *
 * A body carries all that `evolve` needs to show the change; who and when stand in the envelope.
 */

export const auditEventBody = z.discriminatedUnion("type", [
  ...peopleEvents,
  ...sourceEvents,
  ...claimEvents,
  ...settingsEvents,
  ...reportEvents,
  ...judgementEvents,
  ...conversationEvents,
  ...accountEvents,
]);
export type AuditEventBody = z.infer<typeof auditEventBody>;
export type AuditEventType = AuditEventBody["type"];
export type BodyOf<Type extends AuditEventType> = Extract<AuditEventBody, { type: Type }>;

/** An event as it is stored and sent. `seq` is gapless in its stream, from 1. */
export type AuditEvent = Readonly<{
  seq: number;
  actorId: ReviewerId;
  atMs: number;
  commandId: CommandId;
  body: AuditEventBody;
}>;
