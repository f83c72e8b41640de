import { keepRationaleNow, writeRationale } from "@/db/commands/write-rationale";
import { assessment, curation, recordedClaim, sent } from "@/db/testing/records";
import { typed } from "@/db/testing/typed";
import { type SentCommands, sender } from "./sending";

/** Commands about judging and settling. */
export const verdictsCommands: SentCommands = {
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
};
