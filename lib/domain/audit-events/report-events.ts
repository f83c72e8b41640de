import { z } from "zod";
import { id } from "@/lib/domain/ids";
import { reportBeginnings } from "@/lib/domain/report";

/** Reports, their editions, and what was taken out. */
export const reportEvents = [
  z.object({
    type: z.literal("report.exported"),
    /** One of `reportFormats`, or of the formats for annotations. */
    format: z.string(),
    /** The numbers of the claims, "1-3,7"; null for all. */
    claims: z.string().nullable(),
    template: z.string().nullable(),
    /** The event up to which the file has the history. */
    seq: z.int().nonnegative(),
    /** With the names and the text of confidential sources, as far as whoever took it out may know of them. */
    withConfidential: z.literal(true).exactOptional(),
    /** Taken out was what was published, not the report as it stood. */
    edition: z.object({ editionId: id("edn"), number: z.int().positive(), title: z.string() }).exactOptional(),
  }),
  z.object({
    type: z.literal("report.created"),
    reportId: id("rpt"),
    number: z.int(),
    title: z.string(),
    /** What it began with, and of which claims; null: of all that stood. */
    template: z.enum(reportBeginnings),
    claimIds: z.array(id("clm")).nullable(),
  }),
  z.object({ type: z.literal("report.renamed"), reportId: id("rpt"), title: z.string(), prior: z.string() }),
  z.object({ type: z.literal("report.withdrawn"), reportId: id("rpt"), title: z.string() }),
  z.object({ type: z.literal("report.reinstated"), reportId: id("rpt"), title: z.string() }),
  z.object({
    type: z.literal("edition.published"),
    editionId: id("edn"),
    reportId: id("rpt"),
    number: z.int(),
    title: z.string(),
    /** Of the canonical JSON of all that it says. */
    contentSha256: z.string(),
    /** The last event that it includes. */
    head: z.string(),
    seq: z.int(),
    writtenBy: z.array(id("rev")),
    withConfidential: z.literal(true).exactOptional(),
  }),
  z.object({
    type: z.literal("edition.link-opened"),
    linkId: id("edl"),
    editionId: id("edn"),
    number: z.int(),
    title: z.string(),
  }),
  z.object({
    type: z.literal("edition.link-revoked"),
    linkId: id("edl"),
    editionId: id("edn"),
    number: z.int(),
    title: z.string(),
  }),
] as const;
