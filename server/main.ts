import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DATABASE_FILE, openInstallation } from "@/db/open-installation";
import { hasAccounts } from "@/db/queries/unscoped";
import { Problem } from "@/lib/errors";
import { Api } from "./api/answer-api";
import { watchClock } from "./clock";
import { Collab } from "./collab";
import { refuseDamage } from "./damage";
import { announceUrl, type Environment, prepareEnvironment } from "./env";
import { openFirstRun } from "./first-run";
import { type Home, homeAt } from "./guard";
import { listen, stopAnswering } from "./listen";
import { Live } from "./live";
import { takeLock } from "./lock";
import type { Log } from "./log";
import { Mailer } from "./mail";
import { preparePages } from "./pages";
import { PrintingRoom } from "./printing/printing-room";
import { type Reach, shareProcess } from "./process";
import { ReadingRoom } from "./reading-room";
import { answerRequests, type Ready } from "./requests";
import { sealing } from "./sealing";
import { sessionSecret } from "./secret";
import { stopOnSignal } from "./signals";
import { STAGED_FOLDER, StagingRoom } from "./staging-room";
import { logFaults } from "./storage-log";
import { watchDatabaseLog } from "./watch-database-log";
import { webServer } from "./web-server";

type Options = Readonly<{
  /** The folder of the program, with `.next` and `package.json`. */
  root: string;
  env: Environment;
  dev: boolean;
  log: Log;
  /** For journeys that fetch from a site of their own. */
  reach?: Reach;
}>;

export type Serving = Readonly<{ url: string; close: () => Promise<void> }>;

/** Without it the limits on signing in would count all the world as one address, the proxy's. */
const noProxiesSentence =
  "CROSSREAD_URL is https, so a proxy must stand before Crossread, but CROSSREAD_PROXIES is 0: every request seems to come " +
  "from it, and one guesser of passwords makes everybody wait. Set it to the number of proxies.";

export const killedSentence =
  "Crossread did not end by itself the last time: it was killed, or the machine stopped. What it had acknowledged is stored.";

type Undo = () => Promise<void> | void;

/**
 * Serves a data folder until it is closed or the process is told to stop. Resolves when it
 * answers, and has said where. Never builds.
 *
 * @throws {Problem} when the pages are not built, the port is taken or another process serves the
 * folder; what was opened is closed again.
 */
export async function serve({ root, env, dev, log, reach }: Options): Promise<Serving> {
  prepareEnvironment({ dev });
  if (!dev && !existsSync(join(root, ".next", "BUILD_ID"))) {
    throw new Problem("unavailable", 'The pages are not built. Run "npm run build" first.');
  }
  const opened: Undo[] = [];
  const closeAll = once(async () => {
    for (const undo of opened.reverse()) await undo();
  });
  opened.push(stopOnSignal(closeAll, log));
  try {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
    opened.push(takeLock(env.dataDir, () => log(killedSentence)));
    const server = webServer();
    // First, because a port that is taken should be said at once; requests wait for the rest.
    const port = await listen(server, env);
    const url = env.url ?? `http://localhost:${port}`;
    announceUrl(url);
    const home = homeAt(url, port, env);
    const ready = prepare({ root, env, dev, log, port, home, ...(reach && { reach }) }, opened);
    answerRequests(server, { home, dev, log, ready });
    const { live, collab, token } = await ready.finally(() => opened.push(() => stopAnswering(server)));
    opened.push(() => live.close());
    opened.push(() => collab.close());
    log(`Crossread is at ${url}`);
    if (env.url?.startsWith("https:") && env.proxies === 0) log(noProxiesSentence);
    if (token !== null) log(`Create the first account: ${url}/first-run?token=${token}`);
    return { url, close: closeAll };
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
}

type Preparing = Options & Readonly<{ port: number; home: Home }>;

/** Opens the store and the pages, side by side: they are what a start takes its time for. */
async function prepare(
  { root, env, dev, log, port, home, reach }: Preparing,
  opened: Undo[],
): Promise<Ready & Readonly<{ token: string | null }>> {
  const version = versionOf(root);
  const secret = sessionSecret(env.dataDir, log);
  const preparing = preparePages({ root, dev, port });
  preparing.catch(() => undefined); // Awaited below, unless the store fails first: then that is what is said.
  const store = await openInstallation(env.dataDir, root);
  opened.push(() => store.close(), logFaults(store, log));
  refuseDamage(store, join(env.dataDir, DATABASE_FILE));
  opened.push(watchClock(log), watchDatabaseLog(join(env.dataDir, DATABASE_FILE), log));
  const { token, firstRun } = (await hasAccounts(store)) ? { token: null, firstRun: null } : openFirstRun();
  const reading = new ReadingRoom({ module: join(root, ".build", "reading-worker.mjs") });
  opened.push(() => reading.close());
  const ingestAll: typeof reading.ingestAll = (...file) => reading.ingestAll(...file);
  const staging = new StagingRoom(join(env.dataDir, STAGED_FOLDER));
  opened.push(() => staging.close());
  void staging.sweep();
  const compare: typeof reading.compare = (comparing) => reading.compare(comparing);
  const reanchorAll: typeof reading.reanchorAll = (...asked) => reading.reanchorAll(...asked);
  const versionDifference: typeof reading.versionDifference = (...texts) => reading.versionDifference(...texts);
  const apart = { ingestAll, compare, reanchorAll, versionDifference };
  const { secondFactor } = env;
  const proving = { secret, sealing: sealing(secret), secondFactor };
  const shared = { store, url: home.url, ...proving, version, firstRun, staging, ...apart, reach: reach ?? null };
  const printing = new PrintingRoom({
    module: join(root, ".build", "printing-worker.mjs"),
    file: join(env.dataDir, DATABASE_FILE),
  });
  opened.push(() => printing.close());
  const print: typeof printing.print = (...job) => printing.print(...job);
  const mail = env.mail && new Mailer(env.mail, log);
  const door = { store, secret, secondFactor, home, log };
  const live = new Live(door);
  const peopleIn: typeof live.peopleIn = (investigationId) => live.peopleIn(investigationId);
  shareProcess({ ...shared, print, startedAtMs: Date.now(), log, peopleIn, mail, providers: env.providers });
  const pages = await preparing;
  opened.push(() => pages.close());
  const api = new Api({ store, home, secondFactor, version, ingestAll, print, log });
  return { ...pages, store, version, token, api, live, collab: new Collab(door) };
}

function versionOf(root: string): string {
  const file = readFileSync(join(root, "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
