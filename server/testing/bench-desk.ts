import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { newCommandId } from "@/db/new-id";
import { towerClaim } from "@/db/testing/desk";
import { Writer } from "./writer";

/** What benches of a served desk have in common: somebody who works on it while it has something else to do. */

/** Between two commands of theirs. */
const PAUSE_MS = 40;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One who works on the desk until something is done, and what each of their commands took. */
export async function workFor(url: string, cookie: string, until: Promise<unknown>): Promise<readonly number[]> {
  let heard: () => void = () => {};
  const writer = await Writer.open({ url, slug: "tower", cookie }, Number.MAX_SAFE_INTEGER, () => heard());
  if (!writer) throw new Error("The server let nobody in.");
  let isDone = false;
  const done = until.then(() => {
    isDone = true;
  });
  const latenciesMs: number[] = [];
  while (!isDone) {
    const answered = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const sentMs = performance.now();
    writer.send({ type: "command", id: newCommandId(), command: "record-claim", input: towerClaim() });
    await answered;
    latenciesMs.push(performance.now() - sentMs);
    await Promise.race([wait(PAUSE_MS), done]);
  }
  writer.close();
  return latenciesMs;
}

/** Bundled where their packages are found. */
export async function bundled(entry: string, folder: string): Promise<string> {
  const outfile = join(folder, `${entry.split("/").at(-1)?.replace(".ts", ".mjs")}`);
  const options = { bundle: true, platform: "node", format: "esm", target: "node20", packages: "external" } as const;
  await build({ entryPoints: [entry], outfile, ...options, logLevel: "error" });
  return join(process.cwd(), outfile);
}

export function benchFolder(name: string): string {
  mkdirSync(".build", { recursive: true });
  return mkdtempSync(join(".build", `${name}-bench-`));
}
