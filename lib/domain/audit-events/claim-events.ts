import { z } from "zod";
import { claimFields, claimTypes, modalities } from "@/lib/domain/claim";
import { judgements, relations } from "@/lib/domain/evidence";
import { id } from "@/lib/domain/ids";
import { passage } from "./recorded-passage";

/** As `claimFields`, but for reading: limits may tighten later, what is stored stays readable. */
const recordedFields = z.object({
  ...claimFields.shape,
  wording: z.string(),
  type: z.enum(claimTypes),
  modality: z.enum(modalities),
});

/** Claims, where they are made, and what bears on them. */
export const claimEvents = [
  z.object({
    type: z.literal("claim.recorded"),
    claimId: id("clm"),
    number: z.int(),
    fields: recordedFields,
    appearanceId: id("app"),
    passage,
  }),
  z.object({
    type: z.literal("claim.revised"),
    claimId: id("clm"),
    changes: recordedFields.partial(),
    prior: recordedFields.partial(),
  }),
  z.object({ type: z.literal("claim.withdrawn"), claimId: id("clm"), reason: z.string() }),
  z.object({ type: z.literal("claim.reinstated"), claimId: id("clm") }),
  z.object({
    type: z.literal("claim.merged"),
    claimId: id("clm"),
    intoId: id("clm"),
    reason: z.string(),
    appearanceIds: z.array(id("app")),
    linkIds: z.array(id("evl")),
  }),
  z.object({
    type: z.literal("claim.unmerged"),
    claimId: id("clm"),
    intoId: id("clm"),
    appearanceIds: z.array(id("app")),
    linkIds: z.array(id("evl")),
  }),
  z.object({
    type: z.literal("claim.split"),
    claimId: id("clm"),
    newClaimId: id("clm"),
    number: z.int(),
    fields: recordedFields,
    appearanceIds: z.array(id("app")),
    linkIds: z.array(id("evl")),
  }),
  z.object({ type: z.literal("appearance.recorded"), appearanceId: id("app"), claimId: id("clm"), passage }),
  z.object({ type: z.literal("appearance.retracted"), appearanceId: id("app"), reason: z.string() }),
  z.object({ type: z.literal("appearance.restored"), appearanceId: id("app") }),
  z.object({
    type: z.literal("evidence.linked"),
    linkId: id("evl"),
    claimId: id("clm"),
    passage,
    relation: z.enum(relations),
    aspect: z.string(),
    reason: z.string(),
    sameEvent: z.enum(judgements),
    independent: z.enum(judgements),
  }),
  z.object({ type: z.literal("evidence.retracted"), linkId: id("evl"), reason: z.string() }),
  z.object({ type: z.literal("evidence.restored"), linkId: id("evl") }),
  z.object({
    type: z.literal("candidate.rejected"),
    rejectionId: id("rej"),
    claimId: id("clm"),
    versionId: id("ver"),
    start: z.int(),
    end: z.int(),
    sourceId: id("src"),
    exact: z.string(),
  }),
  z.object({
    type: z.literal("candidate.restored"),
    rejectionId: id("rej"),
    claimId: id("clm"),
    versionId: id("ver"),
    start: z.int(),
    end: z.int(),
    exact: z.string(),
  }),
] as const;
