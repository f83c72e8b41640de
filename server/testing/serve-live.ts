import { openStore } from "@/db/store";
import type { ServeLive } from "./live-process";
import { openLiveServer } from "./live-server";

/** A server process for tests and benchmarks: the guard and the live line on a file, until its parent is gone. */
const { file, ...options }: ServeLive = JSON.parse(process.argv[2] ?? "");
const store = await openStore(file, options);
const server = await openLiveServer(store);
process.once("disconnect", async () => {
  await server.close();
  await store.close();
  for (const text of server.logged) console.error(text);
});
process.send?.(server.url);
