import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { type Access, enter } from "@/db/access";
import { captureSource } from "@/db/commands/capture-source";
import { newCommandId, newId } from "@/db/new-id";
import type { Found } from "@/lib/ingest/ingest-all";
import { ReadingRoom } from "@/server/reading-room";
import { serveBusy } from "./serve-busy";

/** What one file came to, and what it cost the process meanwhile. */
export type Admitted = Readonly<{
  sources: number;
  refused: number;
  textBytes: number;
  tookMs: number;
  mostMemoryMb: number;
  delayP99Ms: number;
  longestDelayMs: number;
  /** Of all its threads. */
  processorMs: number;
}>;

/** For no files at all. */
export type Rested = Pick<Admitted, "delayP99Ms">;

const REST_MS = 4_000;

/** A desk that is served, and admits the files it is told of, as the pages do: read apart, then a change for each source. */
await serveBusy<readonly string[], Admitted | Rested>((store, { module, by, investigation }) => {
  const room = new ReadingRoom({ module });
  const answer = async (paths: readonly string[]) =>
    paths.length === 0 ? rest() : admit(paths, room, await enter(store, by, investigation));
  return { room, answer };
});

/** How long the turns are while nothing is admitted. */
async function rest(): Promise<Rested> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await wait(REST_MS);
  delays.disable();
  return { delayP99Ms: delays.percentile(99) / 1e6 };
}

async function admit(paths: readonly string[], room: ReadingRoom, access: Access): Promise<Admitted> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let [most, sources, refused, textBytes] = [0, 0, 0, 0];
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const looking = setInterval(look, 50);
  delays.enable();
  const used = process.cpuUsage();
  const beganMs = performance.now();
  const read = (path: string | undefined) =>
    path === undefined ? [] : room.ingestAll(new Uint8Array(readFileSync(path)), { name: "batch.zip" });
  const keep = async ({ name, bytes, outcome }: Found) => {
    if ("refused" in outcome) {
      refused += 1;
      return;
    }
    const ids = { sourceId: newId("src"), versionId: newId("ver") };
    await captureSource(access, newCommandId(), { ...ids, fileName: name, bytes, ingested: outcome.ingested });
    sources += 1;
    textBytes += Buffer.byteLength(outcome.ingested.text);
  };
  let reading = read(paths[0]);
  for (let at = 0; at < paths.length; at += 1) {
    const found = await reading;
    reading = read(paths[at + 1]);
    for (const one of found) await keep(one);
  }
  const tookMs = performance.now() - beganMs;
  const { user, system } = process.cpuUsage(used);
  delays.disable();
  clearInterval(looking);
  look();
  const [delayP99Ms, longestDelayMs] = [delays.percentile(99) / 1e6, delays.max / 1e6];
  const processorMs = (user + system) / 1_000;
  return { sources, refused, textBytes, tookMs, mostMemoryMb: most / 2 ** 20, delayP99Ms, longestDelayMs, processorMs };
}
