import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Access, enter } from "@/db/access";
import { openSession } from "@/db/commands/accounts";
import { openStore } from "@/db/store";
import { openDesk } from "@/db/testing/desk";
import { LiveProcess } from "./live-process";
import { cookieAt } from "./live-server";
import { PersistentWriter } from "./persistent-writer";
import { type Tally, tallied } from "./tally";

type Options = Readonly<{ writers: number; kills: number; say?: (sentence: string) => void }>;
type Tortured = Tally &
  Readonly<{ commands: number; acknowledged: number; kills: number; refusals: readonly string[] }>;

const people = ["annotator", "curator", "manager"] as const;
/** A server is killed after one to this many answers, and at any moment of the time that one command takes. */
const ANSWERS_AT_MOST = 300;
const MOMENT_MS = 20;

/**
 * Many people write through real sockets while their server is killed again and again, at moments nobody chose. What
 * was not acknowledged they send again, as it was. After each kill, everything that was acknowledged is counted in the
 * file, and the history's chain is walked; in the end, when all queues are empty, everything that was ever sent.
 */
export async function torture({ writers: count, kills, say = () => {} }: Options): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), "crossread-torture-"));
  const file = join(folder, "desk.sqlite");
  const { slug, writers, accessTo } = await prepare(file, count);
  const sent = () => writers.flatMap(({ made }) => made);
  const answered = () => writers.flatMap((writer) => writer.answered);
  let worst: Tally = { lost: 0, doubled: 0, unbroken: true };
  const check = async (acknowledged: readonly string[]) => {
    const store = await openStore(file);
    const { lost, doubled, unbroken } = await tallied(await accessTo(store), { sent: sent(), acknowledged });
    await store.close();
    worst = {
      lost: Math.max(worst.lost, lost),
      doubled: Math.max(worst.doubled, doubled),
      unbroken: worst.unbroken && unbroken,
    };
  };
  for (let kill = 1; kill <= kills; kill += 1) {
    const server = await LiveProcess.start({ file });
    const enough = answered().length + randomInt(1, ANSWERS_AT_MOST);
    const lines = writers.map((writer) => writer.writeTo(server.url, slug));
    await Promise.race([...lines, reached(writers, enough)]);
    await delay(randomInt(MOMENT_MS));
    await server.kill();
    await Promise.all(lines);
    await check(answered());
    say(`killed ${kill} of ${kills} times, ${answered().length} commands acknowledged`);
  }
  const last = await LiveProcess.start({ file });
  await Promise.all(writers.map((writer) => writer.drainTo(last.url, slug)));
  await last.stop();
  await check(sent()); // By now all of it.
  rmSync(folder, { recursive: true, force: true });
  const refusals = writers.flatMap((writer) => writer.refusals);
  return { ...worst, commands: sent().length, acknowledged: answered().length, kills, refusals };
}

/** An investigation with its people, each signed in as many times as there are writers for them. */
async function prepare(file: string, count: number) {
  const desk = await openDesk();
  const whose = (n: number) => desk.accounts[people[n % people.length] ?? "annotator"].userId;
  const sessions = await Promise.all(
    Array.from({ length: count }, (_, n) => openSession(desk.store, whose(n), "torture")),
  );
  await desk.store.backup(file);
  await desk.close();
  const { id, slug } = desk.investigation;
  return {
    slug,
    writers: sessions.map((session) => new PersistentWriter((url) => cookieAt(url, session))),
    accessTo: (store: Access["store"]) => enter(store, desk.manager.reviewerId, id),
  };
}

/** Resolves once so many commands were answered, counted over all. */
function reached(writers: readonly PersistentWriter[], enough: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (writers.reduce((sum, { answered }) => sum + answered.length, 0) >= enough) resolve();
    };
    for (const writer of writers) writer.onAnswer = look;
  });
}
