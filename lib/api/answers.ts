import { z } from "zod";
import { confidences, likelihoods, verdicts } from "@/lib/domain/assessment";
import { auditEventBody } from "@/lib/domain/audit-event";
import { claimFields, claimStates } from "@/lib/domain/claim";
import { judgements, relations } from "@/lib/domain/evidence";
import { anchoringStatuses } from "@/lib/domain/passage";
import { reliabilities, segmentKinds } from "@/lib/domain/source";
import { recordedSourceFields } from "@/lib/domain/source-changes";
import { roles } from "@/lib/policy/permissions";

/**
 * What programs are answered. An answer is cut to its shape before it is sent, so that what is described is all there
 * is, and a field that is added elsewhere goes out only once it is added here.
 */

const many = <Thing extends z.ZodType>(thing: Thing) => z.array(thing).readonly();
const atMs = z.int().describe("Milliseconds since 1970, UTC");
const offset = z.int().nonnegative().describe("Counted in UTF-16 code units");
const span = { start: offset, end: offset };

const version = z.object({ id: z.string(), number: z.int(), originalSha256: z.string(), textSha256: z.string() });

export const source = z.object({
  id: z.string(),
  number: z.int(),
  ...recordedSourceFields.shape,
  retold: z.boolean(),
  capturedFrom: z.string(),
  version,
  earlier: many(version).exactOptional(),
  readers: many(z.string()).exactOptional().describe("Of a confidential source: who may know of it"),
});

const sourceWithText = source.extend({
  read: z
    .object({ versionId: z.string(), number: z.int() })
    .describe("The version that text, blocks and segments are of"),
  text: z.string(),
  blocks: many(z.object({ kind: z.string(), level: z.int().exactOptional(), ...span })),
  segments: many(
    z.object({
      kind: z.enum(segmentKinds),
      voice: z.string().nullable(),
      reliability: z.enum(reliabilities).nullable(),
      ...span,
    }),
  ),
  versions: many(
    z.object({
      id: z.string(),
      number: z.int(),
      capturedAtMs: atMs,
      capturedFrom: z.string(),
      textSha256: z.string(),
      originalSha256: z.string(),
    }),
  ),
});

const passage = z.object({
  id: z.string(),
  sourceId: z.string(),
  versionId: z.string(),
  ...span,
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  anchoring: z.enum(anchoringStatuses),
});

export const claim = z.object({
  ...claimFields.shape,
  wording: z.string(),
  quantities: z.array(z.looseObject({})).describe("Figures as reported, in the form record-claim takes them"),
  occurred: z.looseObject({}).nullable(),
  place: z.string().nullable(),
  attribution: z.looseObject({}).nullable(),
  id: z.string(),
  number: z.int(),
  state: z.enum(claimStates),
  isContested: z.boolean(),
  recordedBy: z.string(),
  recordedAtMs: atMs,
  changedSeq: z.int().describe("The event that last changed it: the basisSeq of a revision"),
  changedBy: z.string(),
  changedAtMs: atMs,
  mergedInto: z.string().nullable(),
  appearances: many(z.object({ id: z.string(), recordedBy: z.string(), recordedAtMs: atMs, passage })),
  evidence: many(
    z.object({
      id: z.string(),
      relation: z.enum(relations),
      aspect: z.string(),
      reason: z.string(),
      sameEvent: z.enum(judgements),
      independent: z.enum(judgements),
      linkedBy: z.string(),
      linkedAtMs: atMs,
      passage,
    }),
  ),
  assessments: many(
    z.object({
      id: z.string(),
      reviewerId: z.string(),
      verdict: z.enum(verdicts),
      credibility: z.int().nullable(),
      likelihood: z.enum(likelihoods).nullable(),
      confidence: z.enum(confidences),
      rationale: z.string(),
      assessedAtMs: atMs,
    }),
  ),
  curation: z
    .object({
      id: z.string(),
      verdict: z.enum(verdicts),
      rationale: z.string(),
      dissent: z.string(),
      curatedBy: z.string(),
      curatedAtMs: atMs,
    })
    .nullable(),
});

const investigation = z.object({
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  role: z.enum(roles).describe("Of the person who made the token, now"),
});

export const answers = {
  investigations: z.object({ investigations: many(investigation) }),
  people: z.object({
    people: many(z.object({ reviewerId: z.string(), name: z.string(), role: z.enum(roles), joinedAtMs: atMs })),
  }),
  sources: z.object({ seq: z.int(), sources: many(source) }),
  source: sourceWithText,
  addedSource: z.object({ sourceId: z.string(), number: z.int() }),
  claims: z.object({ seq: z.int(), claims: many(claim) }),
  claim,
  found: z.object({
    sources: many(z.object({ id: z.string(), number: z.int(), title: z.string(), outlet: z.string().nullable() })),
    claims: many(z.object({ id: z.string(), number: z.int(), wording: z.string(), type: claimFields.shape.type })),
    people: many(z.object({ id: z.string(), name: z.string() })),
    passages: many(
      z.object({
        sourceId: z.string(),
        title: z.string(),
        outlet: z.string().nullable(),
        versionId: z.string(),
        ...span,
        paragraph: z.int(),
        kind: z.enum(segmentKinds),
        voice: z.string().nullable(),
        before: z.string(),
        hit: z.string(),
        after: z.string(),
      }),
    ),
    total: z.int().describe("How many passages there are, counted no further than 500"),
  }),
  candidates: z.object({
    candidates: many(
      z.object({
        versionId: z.string(),
        ...span,
        exact: z.string(),
        paragraph: z.int(),
        kind: z.enum(segmentKinds),
        voice: z.string().nullable(),
        score: z.number().describe("The order only: it says nothing of likelihood"),
        reasons: many(z.string()),
      }),
    ),
  }),
  events: z.object({
    seq: z.int().describe("Of the last event there is"),
    events: many(
      z.object({
        seq: z.int(),
        actorId: z.string(),
        atMs,
        commandId: z.string(),
        through: z.string().nullable().describe("The access token it came through; null for what a person did"),
        body: auditEventBody,
      }),
    ),
  }),
  done: z.object({
    commandId: z.string().describe("As the history names it, and as undo takes it"),
    seq: z.int().describe("The history goes at least to here"),
    result: z.looseObject({}).describe("What the command says of what it did; the same for a retry"),
  }),
} as const;
export type AnswerName = keyof typeof answers;
/** What a handler gives, which may be more than is sent. */
export type Answer<Name extends AnswerName> = z.input<(typeof answers)[Name]>;
