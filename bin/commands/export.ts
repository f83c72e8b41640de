import { z } from "zod";
import { allow } from "@/db/access";
import { reportOf } from "@/db/queries/report";
import { interchangeFormats, isInterchangeFormat } from "@/lib/interop/print-annotations";
import { printReport, reportFormats } from "@/lib/report/print-report";
import packageJson from "@/package.json";
import { actor, entered } from "./acting";
import { cliCommand, exitCodes, investigationOption, oneOf } from "./cli-command";
import { exportInterchange } from "./export-interchange";
import { withExisting } from "./opened";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

const formats = [...reportFormats, ...interchangeFormats] as const;

/** Prints the report: the same one as from the screen. */
export const exportCommand = cliCommand({
  name: "export",
  usage: "--investigation SLUG --format FORMAT [--out FILE]",
  summary: "Prints the claim report of an investigation.",
  acts: true,
  options: [
    investigationOption,
    { name: "format", value: "FORMAT", meaning: `One of ${formats.join(", ")}.` },
    {
      name: "out",
      value: "FILE",
      meaning: "Where to; a file that is there is replaced whole. Default, and `-`: standard output.",
    },
  ],
  notes: [
    "The report names the head of the history it was printed at: `crossread verify --expect HEAD` checks it.",
    "For other programs (docs/interchange.md): `w3c` is a collection of Web Annotations, `hypothesis` rows of its API, " +
      "`brat` a zip of texts with their annotations, `claimreview` the settled claims as JSON-LD of schema.org.",
  ],
  shape: z.object({
    investigation: z.string(),
    format: oneOf(formats),
    out: z.string().min(1, "must not be empty").default("-"),
    words: z.tuple([], "Only options are taken; the file is given by --out FILE."),
  }),
  run: ({ investigation, format, out }, invocation) =>
    withExisting(invocation, async (store) => {
      const access = await entered(store, investigation, await actor(store, invocation));
      allow(access, "investigation.export");
      if (isInterchangeFormat(format)) return exportInterchange({ access, format, out }, invocation);
      const model = await reportOf(access, { generatedAtMs: access.now(), version: packageJson.version });
      const { body } = printReport(format, model);
      if (out === "-") {
        await invocation.terminal.out(body);
        return exitCodes.done;
      }
      await writeWhole(out, body);
      const { seq, head } = model;
      const claims = model.claims.length;
      if (invocation.asJson) await printJson(invocation, { file: out, format, claims, seq, head });
      else say(invocation, `Wrote ${claims} claims to ${out}.`);
      return exitCodes.done;
    }),
});
