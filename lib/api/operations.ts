import { z } from "zod";
import type { AnswerName } from "@/lib/api/answers";
import { id } from "@/lib/domain/ids";
import { interchangeFormats } from "@/lib/interop/print-annotations";
import type { Permission } from "@/lib/policy/permissions";
import { reportFormats } from "@/lib/report/report-formats";
import { reportTemplates } from "@/lib/report/templates";

/** Every address for programs stands under it. What it answers is only ever added to; what must change gets a `v2`. */
export const API_ROOT = "/api/v1";

export type Operation = Readonly<{
  method: "GET" | "POST";
  /** Under `API_ROOT`; what stands in braces is filled in. */
  path: string;
  summary: string;
  /** What the token must be made for; null for what is open to everybody. */
  permission: Permission | null;
  query: z.ZodObject;
  answer: AnswerName | "a file" | "openapi";
  /** Whether the answer changes only when the history grows, so that `ETag` tells whether to send it again. */
  isTagged: boolean;
}>;

const none = z.object({});
const count = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);
const after = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).default(0);
const flag = z.literal("1").optional();
const inInvestigation = "/investigations/{slug}";

/** The one table of what programs may ask. Commands are one row here and a path each in the description. */
export const operations = {
  readDescription: {
    method: "GET",
    path: "/openapi.json",
    summary: "This description, as OpenAPI 3.1",
    permission: null,
    query: none,
    answer: "openapi",
    isTagged: false,
  },
  listInvestigations: {
    method: "GET",
    path: "/investigations",
    summary: "The investigation that the token is for",
    permission: "investigation.read",
    query: none,
    answer: "investigations",
    isTagged: true,
  },
  listPeople: {
    method: "GET",
    path: `${inInvestigation}/people`,
    summary: "Who is in the investigation",
    permission: "investigation.read",
    query: none,
    answer: "people",
    isTagged: true,
  },
  listSources: {
    method: "GET",
    path: `${inInvestigation}/sources`,
    summary: "Sources with their present versions, by number; no texts",
    permission: "investigation.read",
    query: z.object({ after: after.describe("The number of the last source one has"), limit: count(200, 100) }),
    answer: "sources",
    isTagged: true,
  },
  addSource: {
    method: "POST",
    path: `${inInvestigation}/sources`,
    summary: "Adds a source: the body is the file, Content-Type says what it is",
    permission: "source.capture",
    query: z.object({ name: z.string().min(1).max(500).describe("The name of the file, such as note.txt") }),
    answer: "addedSource",
    isTagged: false,
  },
  readSource: {
    method: "GET",
    path: `${inInvestigation}/sources/{sourceId}`,
    summary: "One source with its text, its paragraphs, its voices and its versions",
    permission: "investigation.read",
    query: z.object({
      version: z.coerce
        .number()
        .int()
        .min(1)
        .max(1_000_000)
        .optional()
        .describe("Another version than the present one"),
    }),
    answer: "source",
    isTagged: true,
  },
  listClaims: {
    method: "GET",
    path: `${inInvestigation}/claims`,
    summary: "Claims with all that stands on them, by number; withdrawn ones too",
    permission: "investigation.read",
    query: z.object({ after: after.describe("The number of the last claim one has"), limit: count(200, 50) }),
    answer: "claims",
    isTagged: true,
  },
  readClaim: {
    method: "GET",
    path: `${inInvestigation}/claims/{claimId}`,
    summary: "One claim with its appearances, evidence, assessments and verdict",
    permission: "investigation.read",
    query: none,
    answer: "claim",
    isTagged: true,
  },
  search: {
    method: "GET",
    path: `${inInvestigation}/search`,
    summary: "Sources, claims, people and sentences that have these words",
    permission: "investigation.read",
    query: z.object({ q: z.string().min(1).max(200) }),
    answer: "found",
    isTagged: true,
  },
  listCandidates: {
    method: "GET",
    path: `${inInvestigation}/candidates`,
    summary: "Sentences of a source that may bear on a claim, each with why",
    permission: "investigation.read",
    query: z.object({ claim: id("clm"), source: id("src"), all: flag.describe("In comments and boilerplate too") }),
    answer: "candidates",
    isTagged: true,
  },
  listEvents: {
    method: "GET",
    path: `${inInvestigation}/events`,
    summary: "What happened after an event, in order: to follow an investigation",
    permission: "investigation.read",
    query: z.object({ after: after.describe("The seq of the last event one has"), limit: count(1_000, 200) }),
    answer: "events",
    isTagged: true,
  },
  exportReport: {
    method: "GET",
    path: `${inInvestigation}/export`,
    summary: "The report as a file, or the annotations for another program; the history says so",
    permission: "investigation.export",
    query: z.object({
      format: z.enum([...reportFormats, ...interchangeFormats]),
      claims: z.string().max(1_000).optional().describe('Numbers of claims, "1-3,7"; all without it'),
      template: z.enum(reportTemplates).optional(),
    }),
    answer: "a file",
    isTagged: false,
  },
  sendCommand: {
    method: "POST",
    path: `${inInvestigation}/commands/{name}`,
    summary: "Changes something; sent again with the same key, it changes nothing and answers as the first time",
    permission: null, // Each command has its own, and asks for it.
    query: none,
    answer: "done",
    isTagged: false,
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;
export type QueryOf<Name extends OperationName> = z.output<(typeof operations)[Name]["query"]>;
