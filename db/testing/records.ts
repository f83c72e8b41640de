import type { Access } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { captureVersion } from "@/db/commands/capture-version";
import { sendables } from "@/db/commands/sendable";
import { newCommandId, newId } from "@/db/new-id";
import { eventsSince } from "@/db/queries/events";
import type { AuditEvent, AuditEventBody } from "@/lib/domain/audit-event";
import type { ClaimId, SourceId } from "@/lib/domain/ids";
import type { Ingested } from "@/lib/ingest/ingest";
import type { CommandInput, CommandName } from "@/lib/live/inputs";
import { passageOf, towerClaim } from "./desk";

/** Sends a command as the live socket does. Answers with the command's id, by which it can be sent again or undone. */
export async function sent<Name extends CommandName>(access: Access, name: Name, input: CommandInput<Name>) {
  const commandId = newCommandId();
  const result = await sendables[name](access, commandId, input);
  return { commandId, result };
}

/** A recorded claim: "The tower is 330 m tall." */
export async function recordedClaim(access: Access) {
  const input = towerClaim();
  const { commandId } = await sent(access, "record-claim", input);
  const { claimId, appearanceId } = input;
  return { commandId, claimId, appearanceId };
}

/** What links the courier's other figure against a claim. */
export function contradiction(claimId: ClaimId) {
  const linkId = newId("evl");
  return { linkId, claimId, passage: passageOf("courier", "324 m"), relation: "contradicts" } as const;
}

/** What says that the courier's remark on painting is nothing for a claim. */
export function rejection(claimId: ClaimId) {
  const { newPassageId: _newPassageId, ...place } = passageOf("courier", "Nobody was hurt when it was painted.");
  return { rejectionId: newId("rej"), claimId, ...place };
}

/** What gives a name to the claims that are open. */
export function openClaims() {
  const viewId = newId("viw");
  return { viewId, name: `Open ${viewId}`, params: { standing: "open" } };
}

/** A report of all claims, "The tower". */
export async function begunReport(access: Access) {
  const reportId = newId("rpt");
  await sent(access, "create-report", { reportId, title: "The tower", template: "by-verdict" });
  return { reportId };
}

/** The first edition of a new report. */
export async function publishedEdition(access: Access) {
  const { reportId } = await begunReport(access);
  const editionId = newId("edn");
  await sent(access, "publish-edition", { editionId, reportId });
  return { reportId, editionId };
}

/** What says that a tower has two names. */
export function towerNames() {
  const tower = newId("ali");
  return { groupId: tower, names: [`Tower ${tower}`, `La Tour ${tower}`] };
}

const paragraphsOf = (text: string) =>
  [...text.matchAll(/.+/g)].map(({ index, 0: { length } }) => ({
    kind: "paragraph" as const,
    start: index,
    end: index + length,
  }));

/** A source with a paragraph a line. */
export async function capturedText(access: Access, text: string, segments: Ingested["segments"] = []) {
  const [sourceId, versionId] = [newId("src"), newId("ver")];
  const blank = { originalTitle: null, outlet: null, author: null, url: null, published: null };
  const described = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
  const structure = { text, blocks: paragraphsOf(text), segments };
  await captureSource(access, newCommandId(), {
    sourceId,
    versionId,
    fileName: "text.txt",
    bytes: new TextEncoder().encode(text),
    ingested: { title: "A text", ...blank, ...described, ...structure, mediaType: "text/plain", warnings: [] },
  });
  return { sourceId, versionId };
}

/** A later version of a source, with a paragraph a line. */
export async function capturedVersion(access: Access, sourceId: SourceId, text: string) {
  const versionId = newId("ver");
  const blank = { title: "A text", originalTitle: null, outlet: null, author: null, url: null, published: null };
  const described = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
  const segments = [{ kind: "body", voice: null, reliability: null, start: 0, end: text.length } as const];
  const structure = { text, blocks: paragraphsOf(text), segments, mediaType: "text/plain", warnings: [] };
  const done = await captureVersion(access, newCommandId(), {
    sourceId,
    versionId,
    fileName: "later.txt",
    bytes: new TextEncoder().encode(text),
    ingested: { ...blank, ...described, ...structure },
  });
  return { ...done, versionId };
}

export function assessment(claimId: ClaimId) {
  const assessmentId = newId("asm");
  return { assessmentId, claimId, verdict: "refuted", confidence: "high", rationale: "The plans say 324 m." } as const;
}

export function curation(claimId: ClaimId) {
  return { curationId: newId("cur"), claimId, verdict: "conflicting", rationale: "Two figures, no plan." } as const;
}

/** What opens a thread, about anything. */
export function thread(subject: CommandInput<"open-thread">["subject"], text = "How do we know?") {
  return { threadId: newId("thr"), commentId: newId("cmt"), subject, text } satisfies CommandInput<"open-thread">;
}

const ALL = 10_000;

export function allEvents(access: Access): Promise<AuditEvent[]> {
  return eventsSince(access, 0, ALL);
}

/** What the last event says. */
export async function lastBody(access: Access): Promise<AuditEventBody | undefined> {
  return (await allEvents(access)).at(-1)?.body;
}
