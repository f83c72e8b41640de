import type { Access } from "@/db/access";
import { makeToken, revokeToken } from "@/db/commands/access-tokens";
import { addMember } from "@/db/commands/accounts";
import { captureSource } from "@/db/commands/capture-source";
import { invite, withdrawInvitation } from "@/db/commands/invite";
import { changeRole, leaveInvestigation, removeReviewer } from "@/db/commands/manage-reviewers";
import { openEditionLink, recordEditionLink } from "@/db/commands/publish-edition";
import { recordExport } from "@/db/commands/record-export";
import { sendables } from "@/db/commands/sendable";
import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { keepReportNow, writeReport } from "@/db/commands/write-report";
import { sha256 } from "@/db/history";
import { newCommandId, newId } from "@/db/new-id";
import { deskView } from "@/db/queries/desk";
import type { Permission } from "@/lib/policy/permissions";
import { passageOf, type TestDesk, towerClaim } from "./desk";
import {
  assessment,
  begunReport,
  capturedText,
  capturedVersion,
  contradiction,
  curation,
  openClaims,
  publishedEdition,
  recordedClaim,
  rejection,
  sent,
  thread,
  towerNames,
} from "./records";
import { typed } from "./typed";

type Sender = (access: Access) => Promise<unknown>;
type Made = Readonly<{ by: Access; inside: TestDesk }>;

/** How each command with an `Access` is sent, about things that `by` made: what is somebody's own, and what is not. */
export const scopedCommands: Readonly<
  Record<string, Readonly<{ permission: Permission; about: (made: Made) => Promise<Sender> }>>
> = {
  "access-tokens: recordToken": { permission: "token.make", about: async () => tokenMaking },
  "access-tokens: makeToken": { permission: "token.make", about: async () => tokenMaking },
  "access-tokens: revokeToken": {
    permission: "token.revoke",
    about: async ({ by }) => {
      const tokenId = newId("atk");
      await makeToken(by, newCommandId(), { tokenId, ...tokenFields });
      return (access) => revokeToken(access, newCommandId(), { tokenId });
    },
  },
  "accounts: addMember": {
    permission: "reviewer.admit",
    about: async () => (access) => addMember(access, "observer", somebody()),
  },
  "assess: assess": {
    permission: "claim.assess",
    about: async ({ by }) => sender("assess", assessment((await recordedClaim(by)).claimId)),
  },
  "assess: retractAssessment": {
    permission: "assessment.retract",
    about: async ({ by }) => {
      const judged = assessment((await recordedClaim(by)).claimId);
      await sent(by, "assess", judged);
      return sender("retract-assessment", { assessmentId: judged.assessmentId });
    },
  },
  "assess: restoreAssessment": {
    permission: "assessment.retract",
    about: async ({ by }) => {
      const judged = assessment((await recordedClaim(by)).claimId);
      await sent(by, "assess", judged);
      await sent(by, "retract-assessment", { assessmentId: judged.assessmentId });
      return sender("restore-assessment", { assessmentId: judged.assessmentId });
    },
  },
  "capture-source: captureSource": {
    permission: "source.capture",
    about: async () => (access) => captureSource(access, newCommandId(), captured()),
  },
  "capture-version: captureVersion": {
    permission: "source.capture",
    about:
      async ({ inside }) =>
      (access) =>
        capturedVersion(access, inside.gazette.sourceId, `${inside.gazette.text} ${newId("ver")}`),
  },
  "place-passage: placePassage": {
    permission: "passage.place",
    about: async (made) => sender("place-passage", (await awaiting(made)).place),
  },
  "place-passage: retirePassage": {
    permission: "passage.place",
    about: async (made) => {
      const { passageId, versionId } = (await awaiting(made)).place;
      return sender("retire-passage", { passageId, versionId, reason: "Cut." });
    },
  },
  "place-passage: reopenPassage": {
    permission: "passage.place",
    about: async (made) => {
      const { place } = await awaiting(made);
      await sent(made.inside.manager, "place-passage", place);
      return sender("reopen-passage", { passageId: place.passageId, versionId: place.versionId });
    },
  },
  "comment: addComment": {
    permission: "comment.add",
    about: async (made) => {
      const { threadId } = await openedBy(made);
      return (access) => sender("comment", { threadId, commentId: newId("cmt"), text: "Seen." })(access);
    },
  },
  "comment: reviseComment": {
    permission: "comment.revise",
    about: async (made) => sender("revise-comment", { commentId: (await openedBy(made)).commentId, text: "Seen." }),
  },
  "comment: retractComment": {
    permission: "comment.retract",
    about: async (made) => sender("retract-comment", { commentId: (await openedBy(made)).commentId }),
  },
  "comment: restoreComment": {
    permission: "comment.retract",
    about: async (made) => {
      const { commentId } = await openedBy(made);
      await sent(made.by, "retract-comment", { commentId });
      return sender("restore-comment", { commentId });
    },
  },
  "write-rationale: writeRationale": {
    permission: "claim.curate",
    about: async ({ by }) => {
      const { claimId } = await recordedClaim(by);
      return (access) => writeRationale(access, claimId, typed("Two figures."));
    },
  },
  "write-rationale: keepRationaleNow": {
    permission: "investigation.read",
    about: async ({ by }) => {
      const { claimId } = await recordedClaim(by);
      return (access) => keepRationaleNow(access, claimId);
    },
  },
  "write-report: writeReport": {
    permission: "report.write",
    about: async ({ by }) => {
      const { reportId } = await begunReport(by);
      return (access) => writeReport(access, reportId, typed("Two figures."));
    },
  },
  "write-report: keepReportNow": {
    permission: "investigation.read",
    about: async ({ inside }) => {
      const { reportId } = await begunReport(inside.annotator);
      return (access) => keepReportNow(access, reportId);
    },
  },
  "create-report: createReport": {
    permission: "report.write",
    about: async () => sender("create-report", { reportId: newId("rpt"), title: "The tower", template: "by-verdict" }),
  },
  "create-report: renameReport": {
    permission: "report.write",
    about: async ({ inside }) => {
      const { reportId } = await begunReport(inside.annotator);
      return sender("rename-report", { reportId, title: "The mast" });
    },
  },
  "create-report: withdrawReport": {
    permission: "report.withdraw",
    about: async ({ by }) => sender("withdraw-report", { reportId: (await begunReport(by)).reportId }),
  },
  "create-report: reinstateReport": {
    permission: "report.withdraw",
    about: async ({ by }) => {
      const { reportId } = await begunReport(by);
      await sent(by, "withdraw-report", { reportId });
      return sender("reinstate-report", { reportId });
    },
  },
  "publish-edition: publishEdition": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { reportId } = await begunReport(inside.annotator);
      return sender("publish-edition", { editionId: newId("edn"), reportId });
    },
  },
  "publish-edition: recordEditionLink": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { editionId } = await publishedEdition(inside.manager);
      const input = { linkId: newId("edl"), editionId, tokenSha256: sha256(editionId) };
      return (access) => recordEditionLink(access, newCommandId(), input);
    },
  },
  "publish-edition: openEditionLink": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { editionId } = await publishedEdition(inside.manager);
      return (access) => openEditionLink(access, newCommandId(), { linkId: newId("edl"), editionId });
    },
  },
  "publish-edition: revokeEditionLink": {
    permission: "report.publish",
    about: async ({ inside }) => {
      const { editionId } = await publishedEdition(inside.manager);
      const linkId = newId("edl");
      await openEditionLink(inside.manager, newCommandId(), { linkId, editionId });
      return sender("revoke-edition-link", { linkId });
    },
  },
  "open-thread: openThread": {
    permission: "comment.add",
    about: async ({ inside }) => sender("open-thread", thread({ kind: "source", id: inside.gazette.sourceId })),
  },
  "open-thread: resolveThread": {
    permission: "thread.resolve",
    about: async (made) => sender("resolve-thread", { threadId: (await openedBy(made)).threadId }),
  },
  "open-thread: reopenThread": {
    permission: "thread.resolve",
    about: async (made) => {
      const { threadId } = await openedBy(made);
      await sent(made.by, "resolve-thread", { threadId });
      return sender("reopen-thread", { threadId });
    },
  },
  "curate: curate": {
    permission: "claim.curate",
    about: async ({ by }) => sender("curate", curation((await recordedClaim(by)).claimId)),
  },
  "curate: retractCuration": {
    permission: "curation.retract",
    about: async ({ by, inside }) => {
      const settled = curation((await recordedClaim(by)).claimId);
      await sent(inside.manager, "curate", settled);
      return sender("retract-curation", { curationId: settled.curationId });
    },
  },
  "curate: restoreCuration": {
    permission: "curation.retract",
    about: async ({ by, inside }) => {
      const settled = curation((await recordedClaim(by)).claimId);
      await sent(inside.manager, "curate", settled);
      await sent(inside.manager, "retract-curation", { curationId: settled.curationId });
      return sender("restore-curation", { curationId: settled.curationId });
    },
  },
  "invite: recordInvitation": { permission: "reviewer.invite", about: async () => invitation },
  "invite: invite": { permission: "reviewer.invite", about: async () => invitation },
  "invite: withdrawInvitation": {
    permission: "reviewer.invite",
    about: async ({ inside }) => {
      const invitationId = newId("ivt");
      await invite(inside.manager, newCommandId(), { invitationId, role: "observer" });
      return (access) => withdrawInvitation(access, newCommandId(), { invitationId });
    },
  },
  "link-evidence: linkEvidence": {
    permission: "evidence.link",
    about: async ({ by }) => sender("link-evidence", contradiction((await recordedClaim(by)).claimId)),
  },
  "link-evidence: retractEvidence": {
    permission: "evidence.retract",
    about: async ({ by }) => sender("retract-evidence", { linkId: await linkedBy(by), reason: "No." }),
  },
  "link-evidence: restoreEvidence": {
    permission: "evidence.retract",
    about: async ({ by }) => {
      const linkId = await linkedBy(by);
      await sent(by, "retract-evidence", { linkId, reason: "No." });
      return sender("restore-evidence", { linkId });
    },
  },
  "manage-reviewers: changeRole": {
    permission: "reviewer.admit",
    about: async ({ inside }) => {
      const { reviewerId } = inside.observer;
      return (access) => changeRole(access, newCommandId(), { reviewerId, role: "curator" });
    },
  },
  "manage-reviewers: removeReviewer": {
    permission: "reviewer.admit",
    about: async ({ inside }) => {
      const { reviewerId } = inside.observer;
      return (access) => removeReviewer(access, newCommandId(), { reviewerId });
    },
  },
  "record-appearance: recordAppearance": {
    permission: "appearance.record",
    about: async ({ by }) => {
      const { claimId } = await recordedClaim(by);
      return sender("record-appearance", appearance(claimId));
    },
  },
  "record-appearance: retractAppearance": {
    permission: "appearance.retract",
    about: async ({ by }) => {
      const made = appearance((await recordedClaim(by)).claimId);
      await sent(by, "record-appearance", made);
      return sender("retract-appearance", { appearanceId: made.appearanceId, reason: "No." });
    },
  },
  "record-appearance: restoreAppearance": {
    permission: "appearance.retract",
    about: async ({ by }) => {
      const made = appearance((await recordedClaim(by)).claimId);
      await sent(by, "record-appearance", made);
      await sent(by, "retract-appearance", { appearanceId: made.appearanceId, reason: "No." });
      return sender("restore-appearance", { appearanceId: made.appearanceId });
    },
  },
  "record-claim: recordClaim": { permission: "claim.record", about: async () => sender("record-claim", towerClaim()) },
  "regroup-claims: mergeClaims": {
    permission: "claim.withdraw",
    about: async ({ by }) => {
      const [one, other] = [await recordedClaim(by), await recordedClaim(by)];
      return sender("merge-claims", { claimId: one.claimId, intoId: other.claimId, reason: "The same." });
    },
  },
  "regroup-claims: unmergeClaims": {
    permission: "claim.withdraw",
    about: async ({ by }) => {
      const [one, other] = [(await recordedClaim(by)).claimId, (await recordedClaim(by)).claimId];
      await sent(by, "merge-claims", { claimId: one, intoId: other, reason: "The same." });
      return sender("unmerge-claims", { claimId: one, intoId: other, appearanceIds: [], linkIds: [] });
    },
  },
  "regroup-claims: splitClaim": {
    permission: "claim.revise",
    about: async ({ by }) => {
      const { claimId } = await recordedClaim(by);
      const made = appearance(claimId);
      await sent(by, "record-appearance", made);
      const part = { wording: "Half of it.", type: "other", appearanceIds: [made.appearanceId] };
      return sender("split-claim", { claimId, newClaimId: newId("clm"), ...part });
    },
  },
  "reject-candidate: rejectCandidate": {
    permission: "evidence.link",
    about: async ({ by }) => sender("reject-candidate", rejection((await recordedClaim(by)).claimId)),
  },
  "reject-candidate: restoreCandidate": {
    permission: "evidence.retract",
    about: async ({ by }) => {
      const rejected = rejection((await recordedClaim(by)).claimId);
      await sent(by, "reject-candidate", rejected);
      return sender("restore-candidate", { rejectionId: rejected.rejectionId });
    },
  },
  "revise-claim: reviseClaim": {
    permission: "claim.revise",
    about: async ({ by }) => {
      const { claimId } = await recordedClaim(by);
      return sender("revise-claim", { claimId, changes: { place: "in town" } });
    },
  },
  "revise-source: reviseSource": {
    permission: "source.capture",
    about: async ({ inside }) =>
      sender("revise-source", { sourceId: inside.gazette.sourceId, changes: { outlet: "The Post" } }),
  },
  "recut-source: recutSource": {
    permission: "source.capture",
    about: async ({ inside: { gazette } }) => {
      const whole = { kind: "wire", voice: "Agency", reliability: "B", start: 0, end: gazette.text.length };
      return sender("recut-source", { versionId: gazette.versionId, segments: [whole] });
    },
  },
  "manage-reviewers: leaveInvestigation": {
    permission: "investigation.leave",
    about:
      async ({ inside }) =>
      (access) =>
        leaveInvestigation(access, newCommandId(), access.role === "manager" ? { to: inside.curator.reviewerId } : {}),
  },
  "set-source-readers: setSourceReaders": {
    permission: "source.restrict",
    about: async ({ by }) => {
      const { sourceId } = await capturedText(by, `Only for few: ${newId("src")}.`);
      return (access) => sent(access, "set-source-readers", { sourceId, readers: [access.reviewerId] });
    },
  },
  "save-view: saveView": {
    permission: "view.save",
    about: async ({ by }) => {
      const { viewId, ...seen } = openClaims();
      await sent(by, "save-view", { viewId, ...seen });
      return sender("save-view", { viewId, name: `All of ${viewId}`, params: {}, seen });
    },
  },
  "save-view: removeView": {
    permission: "view.save",
    about: async ({ by }) => {
      const saved = openClaims();
      await sent(by, "save-view", saved);
      return sender("remove-view", { viewId: saved.viewId });
    },
  },
  "save-view: restoreView": {
    permission: "view.save",
    about: async ({ by }) => {
      const { viewId, ...said } = openClaims();
      await sent(by, "save-view", { viewId, ...said });
      await sent(by, "remove-view", { viewId });
      return sender("restore-view", { viewId });
    },
  },
  "record-export: recordExport": {
    permission: "investigation.export",
    about: async () => (access) =>
      recordExport(access, newCommandId(), { format: "json", claims: null, template: null, seq: 1 }),
  },
  "set-aliases: setAliases": {
    permission: "investigation.configure",
    about: async () => sender("set-aliases", towerNames()),
  },
  "set-aliases: removeAliases": {
    permission: "investigation.configure",
    about: async ({ inside }) => {
      const named = towerNames();
      await sent(inside.manager, "set-aliases", named);
      return sender("remove-aliases", { groupId: named.groupId });
    },
  },
  "sendable: undo": {
    permission: "change.undo",
    about: async (made) => sender("undo", { commandId: (await openedBy(made)).commandId }),
  },
  "withdraw-claim: withdrawClaim": {
    permission: "claim.withdraw",
    about: async ({ by }) => sender("withdraw-claim", { claimId: (await recordedClaim(by)).claimId, reason: "No." }),
  },
  "withdraw-claim: reinstateClaim": {
    permission: "claim.withdraw",
    about: async ({ by }) => {
      const { claimId } = await recordedClaim(by);
      await sent(by, "withdraw-claim", { claimId, reason: "No." });
      return sender("reinstate-claim", { claimId });
    },
  },
};

function sender<Name extends keyof typeof sendables>(name: Name, input: unknown): Sender {
  return (access) => sendables[name](access, newCommandId(), input);
}
const tokenFields = { name: "A program", scopes: ["read" as const], expiresInDays: 30 };
const tokenMaking: Sender = (access) => makeToken(access, newCommandId(), { tokenId: newId("atk"), ...tokenFields });
const invitation: Sender = (access) => invite(access, newCommandId(), { invitationId: newId("ivt"), role: "observer" });
const somebody = () => ({ email: `${newId("usr")}@example.org`, name: "Somebody", password: "a long enough password" });
const appearance = (claimId: string) => ({
  appearanceId: newId("app"),
  claimId,
  passage: passageOf("courier", "324 m"),
});
/** A thread of theirs: what anybody may open, an observer too. */
async function openedBy({ by, inside }: Made) {
  const opened = thread({ kind: "source", id: inside.gazette.sourceId });
  const { commandId } = await sent(by, "open-thread", opened);
  return { ...opened, commandId };
}
async function linkedBy(by: Access) {
  const link = contradiction((await recordedClaim(by)).claimId);
  await sent(by, "link-evidence", link);
  return link.linkId;
}
function captured() {
  const text = "A note of one line.";
  const described = { title: "A note", originalTitle: null, outlet: null, author: null, url: null, published: null };
  const kind = { language: "en", direction: "ltr", reliability: null, descriptor: null, retold: false } as const;
  const span = { start: 0, end: text.length };
  const structure = { text, blocks: [{ kind: "paragraph", ...span } as const], segments: [] };
  const ingested = { ...described, ...kind, ...structure, mediaType: "text/plain", warnings: [] };
  const bytes = new TextEncoder().encode(text);
  return { sourceId: newId("src"), versionId: newId("ver"), fileName: "note.txt", bytes, ingested };
}

/** A passage that a new version changed, and what takes its new words. */
async function awaiting({ by, inside }: Made) {
  const { newPassageId: passageId } = passageOf("gazette", "330 m");
  await sent(inside.manager, "record-claim", {
    ...towerClaim(),
    passage: { ...passageOf("gazette", "330 m"), newPassageId: passageId },
  });
  const text = `${inside.gazette.text.replace("330 m", "331 m")} ${newId("ver")}`;
  const { versionId } = await capturedVersion(inside.manager, inside.gazette.sourceId, text);
  const { passages } = await deskView(by);
  const known = Object.values(passages).find(({ awaits }) => awaits?.versionId === versionId);
  const start = text.indexOf("331 m");
  return { place: { passageId: known?.id ?? passageId, versionId, start, end: start + 5, exact: "331 m" } };
}
