import type { Access } from "@/db/access";
import { newId } from "@/db/new-id";
import { passageOf, towerClaim } from "@/db/testing/desk";
import { contradiction, recordedClaim, rejection, sent } from "@/db/testing/records";
import { type SentCommands, sender } from "./sending";

/** Commands about claims, where they are made and what bears on them. */
export const claimsCommands: SentCommands = {
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

const appearance = (claimId: string) => ({
  appearanceId: newId("app"),
  claimId,
  passage: passageOf("courier", "324 m"),
});

async function linkedBy(by: Access) {
  const link = contradiction((await recordedClaim(by)).claimId);
  await sent(by, "link-evidence", link);
  return link.linkId;
}
