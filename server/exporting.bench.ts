import { fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "@/db/commands/accounts";
import { crowd } from "@/db/testing/crowd";
import { openDesk } from "@/db/testing/desk";
import type { Bench, Metric } from "@/lib/bench";
import { benchFolder, bundled, held, p95, recorded, workFor } from "./testing/bench-desk";
import { cookieAt } from "./testing/live-server";
import type { Printed, ServePrinting } from "./testing/serve-printing";

/** With ten claims each, which have three passages each. */
const SOURCES = 200;

/**
 * 2 000 claims with 6 000 passages taken out of a served desk, while somebody works on it through a real socket. The
 * process is one of its own, and measures how long its turns are.
 */
export const bench: Bench = {
  name: "exporting",
  async run() {
    const desk = await openDesk();
    crowd(desk, SOURCES);
    const folder = benchFolder("exporting");
    const [by, investigation] = [desk.manager.reviewerId, desk.investigation.id];
    const file = join(folder, "desk.sqlite");
    const [module, program] = await Promise.all([
      bundled("server/printing/printing-worker.ts", folder),
      bundled("server/testing/serve-printing.ts", folder),
    ]);
    const session = await openSession(desk.store, desk.accounts.annotator.userId, "bench");
    await desk.store.backup(file);
    const serving: ServePrinting = { file, module, by, investigation };
    const child = fork(program, [JSON.stringify(serving)], { env: { ...process.env, NODE_ENV: "production" } });
    try {
      const [url] = await once(child, "message");
      const cookie = await cookieAt(String(url), session);
      const during = async (format: string) => {
        const told = once(child, "message");
        child.send(format);
        const latenciesMs = await workFor(String(url), cookie, told);
        const [printed]: Printed[] = await told;
        if (!printed) throw new Error("The server said nothing.");
        return { ...printed, commandMs: p95(latenciesMs) };
      };
      const idle = await during("");
      const metrics: Metric[] = [
        recorded("a command while nothing is taken out, p95", idle.commandMs, "ms"),
        recorded("turns of the event loop meanwhile, p99", idle.delayP99Ms, "ms"),
      ];
      for (const format of ["json", "xlsx", "docx", "pdf"] as const) {
        const { bytes, tookMs, delayP99Ms, memoryMb, commandMs } = await during(format);
        const slower = commandMs / idle.commandMs;
        metrics.push(
          recorded(`${format}, ${bytes} bytes, beside somebody who works`, tookMs, "ms"),
          held(`${format}: a command meanwhile, p95 ÷ that before`, slower, "×", "≤ 2", slower <= 2),
          held(`${format}: turns of the event loop, p99`, delayP99Ms, "ms", "≤ 20", delayP99Ms <= 20),
          recorded(`${format}: memory of the server afterwards`, memoryMb, "MB"),
        );
      }
      return metrics;
    } finally {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
