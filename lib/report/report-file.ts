import { z } from "zod";
import { confidences, likelihoods, verdicts } from "@/lib/domain/assessment";
import { attribution, claimStates, claimTypes, modalities, occurrence, quantity } from "@/lib/domain/claim";
import { judgements } from "@/lib/domain/evidence";
import { ID_LENGTH } from "@/lib/domain/ids";
import { pageResponse } from "@/lib/domain/page-response";
import { anchoringStatuses } from "@/lib/domain/passage";
import { datePrecisions, directions, reliabilities } from "@/lib/domain/source";
import { reportBlock } from "./report-block";
import type { ReportHead } from "./report-model";

/** Changes only when a reader of the file would have to change with it. Fields are added under the same name. */
const REPORT_FORMAT = "crossread-report/1";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{${ID_LENGTH}}$`));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime();
const number = z.int().positive();

const source = z.object({
  number,
  id: id("src"),
  title: z.string(),
  outlet: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  published: z.object({ date: z.string(), precision: z.enum(datePrecisions), inferred: z.boolean() }).nullable(),
  language: z.string().nullable().meta({ description: "BCP 47" }),
  direction: z.enum(directions),
  reliability: z.enum(reliabilities).nullable().meta({ description: "F: cannot be judged" }),
  descriptor: z.string().nullable(),
  retold: z.boolean().meta({ description: "Told again in other words: quotes are of the retelling" }),
  translatedFrom: z.string().exactOptional().meta({ description: "BCP 47: what it was translated from" }),
  capturedFrom: z.string(),
  capturedAt: moment.nullable(),
  versionId: id("ver"),
  versionNumber: number,
  originalSha256: sha256,
  textSha256: sha256,
  response: pageResponse.exactOptional().meta({ description: "How the page answered that it was fetched from" }),
});

const passage = z.object({
  passageId: id("psg"),
  quote: z.string(),
  sourceNumber: number,
  sourceTitle: z.string(),
  retold: z.boolean(),
  direction: z.enum(directions),
  versionId: id("ver"),
  versionNumber: number.nullable(),
  textSha256: sha256.nullable(),
  originalSha256: sha256.nullable(),
  capturedAt: moment.nullable(),
  startCodeUnit: z.int().nonnegative(),
  endCodeUnit: z.int().positive().meta({ description: "Exclusive: the text between the two is `quote`" }),
  anchoring: z.enum(anchoringStatuses),
  checkedInVersion: number
    .exactOptional()
    .meta({ description: "Where somebody last looked at it; it went along since, word for word" }),
  later: z
    .object({
      versionNumber: number.nullable(),
      quote: z.string().nullable(),
      figure: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
    })
    .exactOptional()
    .meta({ description: "What the present version has in its place, until somebody has looked" }),
  retiredInVersion: number
    .exactOptional()
    .meta({ description: "The version as of which somebody said that it no longer stands" }),
  pages: z
    .object({ first: number, last: number })
    .exactOptional()
    .meta({ description: "Where the text is cut into pages, as that of a PDF is" }),
});

const evidence = z.array(
  z.object({
    ...passage.shape,
    aspect: z.string(),
    reason: z.string(),
    sameEvent: z.enum(judgements),
    independent: z.enum(judgements),
    linkedBy: z.string(),
    figures: z.array(quantity),
  }),
);

const claim = z.object({
  number,
  id: id("clm"),
  wording: z.string(),
  type: z.enum(claimTypes),
  state: z.enum(claimStates),
  verdict: z
    .object({
      value: z.enum(verdicts),
      rationale: z.string(),
      dissent: z.string(),
      curatedBy: z.string(),
      curatedAt: moment,
      curatedByItsOnlyAuthor: z.boolean(),
    })
    .nullable(),
  figures: z.array(quantity),
  occurred: occurrence.nullable(),
  place: z.string().nullable(),
  attribution: attribution.nullable(),
  modality: z.enum(modalities),
  recordedBy: z.string(),
  appearances: z.array(passage),
  evidence: z.object({ corroborates: evidence, contradicts: evidence, qualifies: evidence }),
  assessments: z.array(
    z.object({
      reviewer: z.string(),
      verdict: z.enum(verdicts),
      credibility: z.int().min(1).max(6).nullable(),
      likelihood: z.enum(likelihoods).nullable(),
      confidence: z.enum(confidences),
      rationale: z.string(),
      assessedAt: moment,
    }),
  ),
  rationaleVersions: z.array(
    z.object({
      number,
      text: z.string(),
      writtenBy: z.array(z.string()),
      keptAt: moment,
      isSettled: z.boolean(),
    }),
  ),
});

/** The report as the JSON file has it. */
export const reportFile = z.object({
  format: z.literal(REPORT_FORMAT),
  generatedAt: moment,
  generator: z.string(),
  history: z.object({ head: sha256, seq: z.int().nonnegative(), recheck: z.string() }),
  offsets: z.string(),
  investigation: z.object({ slug: z.string(), title: z.string(), question: z.string() }),
  chosenOf: z.int().nonnegative().nullable(),
  edition: z
    .object({
      title: z.string(),
      number,
      publishedAt: moment,
      publishedBy: z.string(),
      writtenBy: z.array(z.string()),
    })
    .exactOptional(),
  sources: z.array(source),
  claims: z.array(claim),
  withdrawn: z.array(z.object({ ...claim.shape, withdrawnAt: moment, reason: z.string().nullable() })),
  blocks: z.array(reportBlock).meta({ description: "What the report says in which order" }),
});

/** The JSON Schema (2020-12) of the file, as it is published. */
export function reportJsonSchema(): object {
  return {
    $id: `urn:crossread:${REPORT_FORMAT}`,
    title: "A report of Crossread",
    ...z.toJSONSchema(reportFile, { io: "input", unrepresentable: "any" }),
  };
}

/** What the file says of all claims together: everything but these. */
export function reportFileHead(head: ReportHead) {
  const { generatedAt, seq, version, investigation, chosenOf, sources, edition } = head;
  return {
    format: REPORT_FORMAT,
    generatedAt,
    generator: `Crossread ${version}`,
    history: { head: head.head, seq, recheck: `crossread verify --expect ${head.head}` },
    offsets: "UTF-16 code units of the NFC-normalised text; the end is exclusive",
    investigation,
    chosenOf,
    ...(edition && { edition }),
    sources,
  };
}
