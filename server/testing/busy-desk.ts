import { fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "@/db/commands/accounts";
import type { TestDesk } from "@/db/testing/desk";
import { benchFolder, bundled, workFor } from "./bench-desk";
import { cookieAt } from "./live-server";
import type { ServeBusy } from "./serve-busy";

/** The program that serves it, which calls `serveBusy`, and the thread that it works with. */
type Parts = Readonly<{ program: string; worker: string }>;

/** A desk in a process of its own that has other work to do beside serving it. */
export async function openBusyDesk<Asked extends string | readonly string[], Told>(
  desk: TestDesk,
  name: string,
  { program, worker }: Parts,
) {
  const folder = benchFolder(name);
  const file = join(folder, "desk.sqlite");
  const [module, served] = await Promise.all([bundled(worker, folder), bundled(program, folder)]);
  const session = await openSession(desk.store, desk.accounts.annotator.userId, "bench");
  await desk.store.backup(file);
  const serving: ServeBusy = { file, module, by: desk.manager.reviewerId, investigation: desk.investigation.id };
  const child = fork(served, [JSON.stringify(serving)], { env: { ...process.env, NODE_ENV: "production" } });
  const url = String((await once(child, "message"))[0]);
  const cookie = await cookieAt(url, session);
  return {
    folder,
    /** Has it do something, while somebody works on the desk through a real socket. */
    async ask(asked: Asked): Promise<Readonly<{ told: Told; commandsMs: readonly number[] }>> {
      const answer = once(child, "message");
      child.send(asked);
      const commandsMs = await workFor(url, cookie, answer);
      const [told] = await answer;
      return { told, commandsMs };
    },
    async close(): Promise<void> {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
