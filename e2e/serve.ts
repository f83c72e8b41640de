import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Running = Readonly<{
  url: string;
  dataDir: string;
  /** The link for the first account, as it is printed at start. */
  firstRunUrl: string;
  /** All that it wrote so far, as it is kept in a log. */
  output: () => string;
  /** Ends the process as an operator would, and removes its data. */
  stop: () => Promise<void>;
}>;

/** Starts Crossread as people start it, on an empty data folder and a free port; set up as the environment says. */
export async function serve(
  environment: Readonly<Record<string, string>> = {},
  program?: readonly string[],
): Promise<Running> {
  const { said, ...started } = await start(folder(), /http:\S+\/first-run\?token=\S+/, environment, program);
  return { ...started, url: new URL(said).origin, firstRunUrl: said };
}

/** The same, composed so that it may fetch from this machine, where a journey has a site of its own. */
export const serveReachingHere = () => serve({}, ["server/testing/serve-reaching-here.mjs"]);

/** The same on a data folder that has accounts, which is removed with the rest. */
export async function serveAgain(dataDir: string): Promise<Omit<Running, "firstRunUrl">> {
  const { said, ...started } = await start(dataDir, /(?<=Crossread is at )\S+/);
  return { ...started, url: said };
}

export const folder = () => mkdtempSync(join(tmpdir(), "crossread-journeys-"));

/** Resolves with what it said first of what is waited for. */
async function start(
  dataDir: string,
  waitedFor: RegExp,
  environment: Readonly<Record<string, string>> = {},
  program: readonly string[] = ["bin/crossread", "serve"],
) {
  const child = spawn(process.execPath, program, {
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", CROSSREAD_URL: "", CROSSREAD_DATA: dataDir, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A journey that fails before it stops what it started leaves nothing running, and nothing on the disk.
  const abandon = () => {
    child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once("exit", abandon);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return {
    said: await saidBy(child, waitedFor),
    dataDir,
    output: () => output,
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
      process.off("exit", abandon);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function saidBy(child: ChildProcess, waitedFor: RegExp): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [found] = waitedFor.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`Crossread ended with ${code} before it served:\n${output}`)));
  });
}
