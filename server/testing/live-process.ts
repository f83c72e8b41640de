import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import type { openStore } from "@/db/store";

/** What the process serves, and how. */
export type ServeLive = Readonly<{ file: string }> & Readonly<NonNullable<Parameters<typeof openStore>[1]>>;

/** What a server has done since it began: commits, and time of the processor. */
export type Work = Readonly<{ commits: number; processorMs: number }>;

let bundled: Promise<string> | null = null;

/** Made once for each process that starts servers, under its id: two may run at a time. */
async function bundle(): Promise<string> {
  const outfile = join(".build", "testing", `serve-live.${process.pid}.mjs`);
  await build({
    entryPoints: ["server/testing/serve-live.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
  });
  return outfile;
}

/** A live server in a process of its own, so that it can be killed, and measured beside those who use it. */
export class LiveProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  static async start(serve: ServeLive): Promise<LiveProcess> {
    bundled ??= bundle();
    const child = fork(await bundled, [JSON.stringify(serve)], { env: { ...process.env, NODE_ENV: "production" } });
    const [url] = await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`))),
    ]);
    return new LiveProcess(String(url), child);
  }

  async workSoFar(): Promise<Work> {
    const answered = once(this.#child, "message");
    this.#child.send("work");
    const [work] = await answered;
    return work;
  }

  /** Ends it in the middle of whatever it does, as a loss of power would. */
  async kill(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  /** Lets it finish, as an operator would. */
  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.disconnect();
    await gone;
  }
}
