import "server-only";
import { ownAddress } from "@/app/_server/own-address";
import type { Access } from "@/db/access";
import { recordExport } from "@/db/commands/record-export";
import { recordReading } from "@/db/commands/record-reading";
import { newCommandId } from "@/db/new-id";
import packageJson from "@/package.json";
import { theProcess } from "@/server/process";

type Job = Parameters<ReturnType<typeof theProcess>["print"]>[0];
type Asked = Pick<Job, "format" | "claims" | "template" | "editionId"> & Readonly<{ withConfidential?: true }>;
export type Printing = Awaited<ReturnType<ReturnType<typeof theProcess>["print"]>>;

/**
 * Prints the report of an investigation, an edition of it, or what other programs read, in a process of its own. That it is taken out stands in the history before the
 * first byte of it is there.
 *
 * @throws {Problem} what the printer or the history refuses; then nothing is printed.
 */
export async function printApart(access: Access, asked: Asked, signal: AbortSignal): Promise<Printing> {
  const { investigationId, reviewerId, now } = access;
  const { origin } = new URL(ownAddress("/"));
  const job = { ...asked, origin, investigationId, reviewerId, generatedAtMs: now(), version: packageJson.version };
  const printing = await theProcess().print(job, signal);
  try {
    await recordExport(access, newCommandId(), { ...asked, seq: printing.opened.seq });
    if (asked.withConfidential) await recordReading(access, null, "export");
    return printing;
  } catch (thrown) {
    await printing.cancel();
    throw thrown;
  }
}
