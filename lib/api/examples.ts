import type { CommandInput, CommandName } from "@/lib/live/inputs";

const claimId = "clm_00000000000000000001";
const versionId = "ver_00000000000000000001";

/** What the commands that programs send most look like. A test parses each. */
export const commandExamples: { readonly [Name in CommandName]?: CommandInput<Name> } = {
  "record-claim": {
    claimId,
    appearanceId: "app_00000000000000000001",
    passage: { newPassageId: "psg_00000000000000000001", versionId, start: 13, end: 18, exact: "330 m" },
    wording: "The tower is 330 m tall.",
    type: "other",
  },
  "record-appearance": {
    appearanceId: "app_00000000000000000002",
    claimId,
    passage: { newPassageId: "psg_00000000000000000002", versionId, start: 13, end: 18, exact: "330 m" },
  },
  "link-evidence": {
    linkId: "evl_00000000000000000001",
    claimId,
    passage: { newPassageId: "psg_00000000000000000003", versionId, start: 3, end: 8, exact: "324 m" },
    relation: "contradicts",
  },
  assess: {
    assessmentId: "asm_00000000000000000001",
    claimId,
    verdict: "supported",
    confidence: "moderate",
    rationale: "Two accounts that do not know of each other.",
  },
  comment: {
    threadId: "thr_00000000000000000001",
    commentId: "cmt_00000000000000000001",
    text: "The register of the town says so too.",
  },
  undo: { commandId: "atk_00000000000000000001:import-1" },
};
