import { z } from "zod";
import type { Access } from "@/db/access";
import type { Head } from "@/db/history";
import { deskView } from "@/db/queries/desk";
import { headOf, historyOf } from "@/db/queries/events";
import type { ClaimId } from "@/lib/domain/ids";
import type { Desk } from "@/lib/live/desk";
import { printReport, reportFormats } from "@/lib/report/print-report";
import { reportModel } from "@/lib/report/report-model";
import packageJson from "@/package.json";
import { actor, allow, entered } from "./acting";
import { cliCommand, exitCodes, investigationOption, oneOf } from "./cli-command";
import { withInstallation } from "./opened";
import { printJson, say } from "./print";
import { writeWhole } from "./write-whole";

/** Prints the report: the same one as from the screen. */
export const exportCommand = cliCommand({
  name: "export",
  usage: "--investigation SLUG --format json|csv|html [--out FILE]",
  summary: "Prints the claim report of an investigation.",
  acts: true,
  options: [
    investigationOption,
    { name: "format", value: "FORMAT", meaning: `One of ${reportFormats.join(", ")}.` },
    {
      name: "out",
      value: "FILE",
      meaning: "Where to; a file that is there is replaced whole. Default, and `-`: standard output.",
    },
  ],
  notes: ["The report names the head of the history it was printed at: `crossread verify --expect HEAD` checks it."],
  shape: z.object({
    investigation: z.string(),
    format: oneOf(reportFormats),
    out: z.string().min(1, "must not be empty").default("-"),
    words: z.tuple([], "Only options are taken; the file is given by --out FILE."),
  }),
  run: ({ investigation, format, out }, invocation) =>
    withInstallation(invocation, async (store) => {
      const access = await entered(store, investigation, await actor(store, invocation));
      allow(access, "investigation.export");
      const { desk, head, withdrawalReasons } = await reported(access);
      const { version } = packageJson;
      const meta = { generatedAtMs: access.now(), head: head.hash, version, withdrawalReasons };
      const model = reportModel(desk, meta);
      const { body } = printReport(format, model);
      if (out === "-") {
        await invocation.terminal.out(body);
        return exitCodes.done;
      }
      await writeWhole(out, body);
      const claims = model.claims.length;
      if (invocation.asJson) await printJson(invocation, { file: out, format, claims, seq: head.seq, head: head.hash });
      else say(invocation, `Wrote ${claims} claims to ${out}.`);
      return exitCodes.done;
    }),
});

type Reported = Readonly<{ desk: Desk; head: Head; withdrawalReasons: Record<ClaimId, string> }>;

/** All that a report is made of, in one view, so that its head is the head of what it says. */
function reported(access: Access): Promise<Reported> {
  return access.store.snapshot(async (read) => {
    const within: Access = { ...access, read, store: { ...access.store, read, snapshot: (look) => look(read) } };
    const desk = await deskView(within);
    const withdrawalReasons: Record<ClaimId, string> = {};
    for (const { id, withdrawnAtMs, changedSeq } of Object.values(desk.claims)) {
      if (withdrawnAtMs === null) continue;
      const [event] = await historyOf(within, { claimId: id, beforeSeq: changedSeq + 1, limit: 1 });
      if (event?.body.type === "claim.withdrawn") withdrawalReasons[id] = event.body.reason;
    }
    return { desk, head: await headOf(within), withdrawalReasons };
  });
}
