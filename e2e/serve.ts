import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Running = Readonly<{
  url: string;
  dataDir: string;
  /** The link for the first account, as it is printed at start. */
  firstRunUrl: string;
  /** Ends the process as an operator would, and removes its data. */
  stop: () => Promise<void>;
}>;

/** Starts Crossread as people start it, on an empty data folder and a free port. */
export async function serve(): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), "crossread-journeys-"));
  const child = spawn(process.execPath, ["bin/crossread", "serve"], {
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", CROSSREAD_URL: "", CROSSREAD_DATA: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const firstRunUrl = await printedLink(child);
  return {
    url: new URL(firstRunUrl).origin,
    dataDir,
    firstRunUrl,
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function printedLink(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [link] = /http:\S+\/first-run\?token=\S+/.exec(output) ?? [];
      if (link) resolve(link);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`Crossread ended with ${code} before it served:\n${output}`)));
  });
}
