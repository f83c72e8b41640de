import { openStore } from "@/db/store";
import type { ServeLive } from "./live-process";
import { openLiveServer } from "./live-server";

/**
 * A server process for tests and benchmarks: the guard and the live line on a file, until its parent is gone. Whatever
 * its parent says, it answers with the work it has done so far.
 */
const { file, ...options }: ServeLive = JSON.parse(process.argv[2] ?? "");
const store = await openStore(file, options);
const server = await openLiveServer(store);
let commits = 0;
store.onChange(() => {
  commits += 1;
});
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ commits, processorMs: (user + system) / 1_000 });
});
process.once("disconnect", async () => {
  await server.close();
  await store.close();
  for (const text of server.logged) console.error(text);
});
process.send?.(server.url);
