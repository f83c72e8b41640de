import { z } from "zod";
import { allow } from "@/db/access";
import { recordExport } from "@/db/commands/record-export";
import { recordReading } from "@/db/commands/record-reading";
import { newCommandId } from "@/db/new-id";
import { headSeq } from "@/db/queries/events";
import { readReport } from "@/db/queries/report";
import { interchangeFormats, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { reportFormats } from "@/lib/report/report-formats";
import type { ReportReading } from "@/lib/report/report-reading";
import { reportTemplates } from "@/lib/report/templates";
import packageJson from "@/package.json";
import { printed } from "@/server/printing/job";
import { printReport } from "@/server/printing/print-report";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, type Invocation, investigationOption, oneOf } from "./cli-command";
import { exportEdition } from "./export-edition";
import { exportInterchange } from "./export-interchange";
import { withExisting } from "./opened";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

const formats = [...reportFormats, ...interchangeFormats] as const;

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "must be a number")
  .transform(Number);

const shape = z.object({
  investigation: z.string(),
  format: oneOf(formats),
  claims: z.string().optional(),
  template: oneOf(reportTemplates).optional(),
  out: z.string().min(1, "must not be empty").default("-"),
  edition: number.optional(),
  report: number.optional(),
  "with-confidential": z.boolean().default(false),
  words: z.tuple([], "Only options are taken; the file is given by --out FILE."),
});

/** Prints the report: the same one as from the screen. */
export const exportCommand = cliCommand({
  name: "export",
  usage: "--investigation SLUG --format FORMAT [--claims 1-3,7] [--template NAME] [--out FILE] [--edition N]",
  summary: "Prints the claim report of an investigation.",
  acts: true,
  options: [
    investigationOption,
    { name: "format", value: "FORMAT", meaning: `One of ${formats.join(", ")}.` },
    { name: "claims", value: "NUMBERS", meaning: "Which claims, by number: 1-3,7. Default: all." },
    {
      name: "template",
      value: "NAME",
      meaning: `What stands in which order: one of ${reportTemplates.join(", ")}. Default: ${reportTemplates[0]}.`,
    },
    {
      name: "out",
      value: "FILE",
      meaning: "Where to; a file that is there is replaced whole. Default, and `-`: standard output.",
    },
    {
      name: "with-confidential",
      value: null,
      meaning: "Names and quotes confidential sources, as far as you may know of them; for managers.",
    },
    { name: "edition", value: "N", meaning: "A published edition instead, as it was published." },
    { name: "report", value: "N", meaning: "Of which report, by its number; not needed while only one was published." },
  ],
  notes: [
    "The report names the head of the history it was printed at: `crossread verify --expect HEAD` checks it.",
    "For other programs (docs/interchange.md): `w3c` is a collection of Web Annotations, `hypothesis` rows of its API, " +
      "`brat` a zip of texts with their annotations, `claimreview` the settled claims as JSON-LD of schema.org.",
    "The history says who exported what: the export itself is an event.",
  ],
  shape,
  run: ({ investigation, out, edition, report = null, "with-confidential": isNamed, ...asked }, invocation) =>
    withExisting(invocation, async (store) => {
      const access = await entered(store, investigation, await actor(store, invocation));
      allow(access, "investigation.export");
      const { format, claims = null, template = null } = asked;
      if (edition) return exportEdition({ access, format, out, edition, report }, invocation);
      const confidential = isNamed ? ({ withConfidential: true } as const) : {};
      if (isNamed) allow(access, "source.disclose");
      if (isInterchangeFormat(format)) {
        const exported = { format, claims, template: null, seq: await headSeq(access), ...confidential };
        await recordExport(access, newCommandId(), exported);
        if (isNamed) await recordReading(access, null, "export");
        return exportInterchange({ access, format, claims, out, ...confidential }, invocation);
      }
      const when = { generatedAtMs: access.now(), version: packageJson.version };
      const what = printed({ claims, template, ...when, ...confidential });
      return readReport(access, what, async (reading) => {
        const { seq } = reading.head;
        await recordExport(access, newCommandId(), { format, claims, template, seq, ...confidential });
        if (isNamed) await recordReading(access, null, "export");
        await written(printReport(format, reading), out, invocation);
        if (out !== "-") await told(reading, { file: out, format }, invocation);
        return exitCodes.done;
      });
    }),
});

async function written(parts: AsyncIterable<string | Uint8Array>, out: string, { terminal }: Invocation) {
  if (out !== "-") return writeWhole(out, parts);
  for await (const part of parts) await terminal.out(part);
}

async function told(
  { head: { head, seq }, many }: ReportReading,
  file: Readonly<Record<string, string>>,
  invocation: Invocation,
) {
  if (invocation.asJson) await printJson(invocation, { ...file, claims: many, seq, head });
  else say(invocation, `Wrote ${many} claims to ${file["file"]}.`);
}
