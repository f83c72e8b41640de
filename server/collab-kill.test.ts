import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { openDesk, type TestDesk } from "@/db/testing/desk";
import { begunReport, recordedClaim } from "@/db/testing/records";
import { rationaleName, reportTextName } from "@/lib/joint-text/joint-text";
import { cookieAt } from "./testing/live-server";
import { openWritingTab, type WritingTab } from "./testing/writing-tab";

const KILLS = 3;
const PATIENCE_MS = 60_000;
const program = join(process.cwd(), ".build", `collab-process-${process.pid}.mjs`);

let desk: TestDesk;
let child: ChildProcess | null = null;
beforeAll(async () => {
  const entryPoints = ["server/testing/collab-process.ts"];
  await build({ entryPoints, outfile: program, bundle: true, platform: "node", format: "esm", packages: "external" });
  desk = await openDesk();
});
afterEach(() => void child?.kill("SIGKILL"));
afterAll(async () => {
  await desk.close();
  rmSync(program);
});

async function started(): Promise<string> {
  child = spawn(process.execPath, [program, desk.file], { stdio: ["ignore", "pipe", "inherit"] });
  if (!child.stdout) throw new Error("It has no output.");
  const [url] = await once(createInterface(child.stdout), "line");
  return String(url);
}

const written = (n: number) => `Sentence ${n}.`;

const nameOf = {
  rationale: async ({ annotator, investigation: { slug } }: TestDesk) =>
    rationaleName(slug, (await recordedClaim(annotator)).claimId),
  report: async ({ annotator, investigation: { slug } }: TestDesk) =>
    reportTextName(slug, (await begunReport(annotator)).reportId),
} as const;

it.each(["rationale", "report"] as const)(
  "has every word of a %s that was called saved, however often the process is killed in the middle of typing",
  {
    timeout: PATIENCE_MS,
  },
  async (kind) => {
    const name = await nameOf[kind](desk);
    const { slug } = desk.investigation;
    const sessionId = await desk.sessionFor("curator");
    const sit = async (url: string): Promise<WritingTab> => {
      const cookie = await cookieAt(url, sessionId);
      const tab = openWritingTab({ url, slug, name, headers: { origin: url, cookie } });
      await vi.waitFor(() => expect([tab.provider.isSynced, tab.provider.unsyncedChanges]).toEqual([true, 0]), 5_000);
      return tab;
    };
    const saved: string[] = [];
    let n = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const tab = await sit(await started());
      for (const words of saved) expect(tab.text).toContain(words);
      const waiting: string[] = [];
      tab.provider.on("unsyncedChanges", () => {
        if (tab.provider.unsyncedChanges === 0) saved.push(...waiting.splice(0));
      });
      const enough = saved.length + 30 + kill * 7;
      for (; saved.length < enough; n += 1) {
        waiting.push(written(n));
        tab.write(written(n));
        // Now and then it catches up; in between many are on their way at once.
        if (n % 9 === 0) await vi.waitFor(() => expect(tab.provider.unsyncedChanges).toBe(0), 5_000);
      }
      tab.write(written(n));
      n += 1;
      const gone = child && once(child, "exit");
      child?.kill("SIGKILL");
      await gone;
      tab.close();
    }
    const tab = await sit(await started());
    expect(saved.length).toBeGreaterThan(KILLS * 30);
    const lines = tab.text.split("\n");
    for (const words of saved) expect(lines.filter((line) => line === words)).toHaveLength(1);
    tab.close();
  },
);
