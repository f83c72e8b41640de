import { z } from "zod";
import { allow } from "@/db/access";
import { command } from "@/db/command";
import { editionIn } from "@/db/queries/things";
import { id } from "@/lib/domain/ids";
import { RANGES_CODE_UNITS } from "@/lib/report/number-ranges";

const recordExportInput = z.object({
  format: z.string().min(1).max(40),
  claims: z.string().max(RANGES_CODE_UNITS).nullable(),
  template: z.string().max(40).nullable(),
  seq: z.int().nonnegative(),
  withConfidential: z.literal(true).exactOptional(),
  /** What is taken out is this edition, and not the report as it stands. */
  editionId: id("edn").exactOptional(),
});

/** Says in the history that somebody takes the report out, before they get the first byte of it. Nothing takes that back. */
export const recordExport = command({
  name: "record-export",
  permission: "investigation.export",
  input: recordExportInput,
  async run(access, { editionId, ...exported }) {
    if (exported.withConfidential) allow(access, "source.disclose");
    if (!editionId) return { result: null, events: [{ type: "report.exported", ...exported }] };
    const { number, title } = await editionIn(access, editionId);
    return { result: null, events: [{ type: "report.exported", ...exported, edition: { editionId, number, title } }] };
  },
  undo: () => null,
});
