import { newId } from "@/db/new-id";
import type { CommandName } from "@/lib/live/inputs";
import { passageOf, type TestDesk, towerClaim } from "./desk";
import type { claimElsewhere, Things } from "./doors";
import { assessment, contradiction, curation, rejection, thread } from "./records";

/** Every command, with ids of what its sender may not know of in every place that takes one; `own` they may use. */
export function vainAttempts(
  desk: TestDesk,
  things: Things,
  own: Awaited<ReturnType<typeof claimElsewhere>>,
): readonly (readonly [CommandName, unknown])[] {
  const { claimId, passageId, versionId, linkId, appearanceId, assessmentId, curationId, commandId } = things;
  const { threadId, commentId } = things;
  const { rejectionId, groupId, viewId, viewName } = things;
  const foreign = { ...passageOf("gazette", "330 m"), versionId };
  const [theirs, there] = [{ passageId }, { passageId: own.passageId }];
  return [
    ["record-claim", { ...towerClaim(), passage: foreign }],
    ["record-claim", { ...towerClaim(), passage: theirs }],
    ["revise-claim", { claimId, changes: { place: "there" } }],
    ["withdraw-claim", { claimId, reason: "No." }],
    ["reinstate-claim", { claimId }],
    ["merge-claims", { claimId, intoId: own.claimId, reason: "No." }],
    ["merge-claims", { claimId: own.claimId, intoId: claimId, reason: "No." }],
    ["unmerge-claims", { claimId, intoId: own.claimId, appearanceIds: [], linkIds: [] }],
    ["unmerge-claims", { claimId: own.claimId, intoId: claimId, appearanceIds: [], linkIds: [] }],
    ["split-claim", { claimId, newClaimId: newId("clm"), wording: "Ha", type: "other", appearanceIds: [appearanceId] }],
    ["record-appearance", { appearanceId: newId("app"), claimId, passage: there }],
    ["record-appearance", { appearanceId: newId("app"), claimId: own.claimId, passage: theirs }],
    ["record-appearance", { appearanceId: newId("app"), claimId: own.claimId, passage: foreign }],
    ["retract-appearance", { appearanceId, reason: "No." }],
    ["restore-appearance", { appearanceId }],
    ["link-evidence", { ...contradiction(claimId), passage: there }],
    ["link-evidence", { ...contradiction(own.claimId), passage: theirs }],
    ["link-evidence", { ...contradiction(own.claimId), passage: foreign }],
    ["retract-evidence", { linkId, reason: "No." }],
    ["restore-evidence", { linkId }],
    ["reject-candidate", { ...rejection(claimId), claimId }],
    ["reject-candidate", { ...rejection(own.claimId), versionId }],
    ["restore-candidate", { rejectionId }],
    ["place-passage", { passageId, versionId, start: 0, end: 3, exact: "The" }],
    ["retire-passage", { passageId, versionId, reason: "No." }],
    ["reopen-passage", { passageId, versionId }],
    ["set-aliases", { groupId, names: ["Tower", "Spire"], seen: ["Tower", "Keep"] }],
    ["remove-aliases", { groupId }],
    ["create-report", { reportId: newId("rpt"), title: "Ha", template: "claim-by-claim", claimIds: [claimId] }],
    ["rename-report", { reportId: things.reportId, title: "Ha" }],
    ["withdraw-report", { reportId: things.reportId }],
    ["reinstate-report", { reportId: things.reportId }],
    ["publish-edition", { editionId: newId("edn"), reportId: things.reportId }],
    ["revoke-edition-link", { linkId: things.edLinkId }],
    ["revise-source", { sourceId: things.sourceId, changes: { title: "Mine" } }],
    ["recut-source", { versionId, segments: [] }],
    ["set-source-readers", { sourceId: things.sourceId, readers: [desk.elsewhere.reviewerId] }],
    ["save-view", { viewId, name: "Mine", params: {}, seen: { name: viewName, params: { standing: "open" } } }],
    ["remove-view", { viewId }],
    ["restore-view", { viewId }],
    ["assess", assessment(claimId)],
    ["retract-assessment", { assessmentId }],
    ["restore-assessment", { assessmentId }],
    ["curate", curation(claimId)],
    ["retract-curation", { curationId }],
    ["restore-curation", { curationId }],
    ["open-thread", thread({ kind: "claim", id: claimId })],
    ["open-thread", thread({ kind: "evidence", id: linkId })],
    ["open-thread", thread({ kind: "source", id: things.sourceId })],
    ["open-thread", thread({ kind: "passage", passage: theirs })],
    ["open-thread", thread({ kind: "passage", passage: foreign })],
    ["comment", { threadId, commentId: newId("cmt"), text: "Seen." }],
    ["revise-comment", { commentId, text: "Seen." }],
    ["retract-comment", { commentId }],
    ["restore-comment", { commentId }],
    ["resolve-thread", { threadId }],
    ["reopen-thread", { threadId }],
    ["undo", { commandId }],
  ];
}
