import { encode } from "next-auth/jwt";
import { enter } from "@/db/access";
import { headSeq } from "@/db/queries/events";
import { printInterchange } from "@/db/queries/interchange";
import type { Store } from "@/db/store";
import { wholeFile } from "@/db/testing/whole-file";
import type { SignInSessionId } from "@/lib/domain/ids";
import type { SecondFactorMode } from "@/lib/domain/second-factor";
import { ingestAll } from "@/lib/ingest/ingest-all";
import { isInterchangeFormat } from "@/lib/interop/print-annotations";
import { Api } from "@/server/api/answer-api";
import type { Door } from "@/server/api/door";
import { Collab } from "@/server/collab";
import { homeAt } from "@/server/guard";
import { listen, stopAnswering } from "@/server/listen";
import { Live } from "@/server/live";
import { textLog } from "@/server/log";
import { type PrintJob, printed } from "@/server/printing/job";
import type { Printing } from "@/server/printing/printing-room";
import { answerRequests } from "@/server/requests";
import { sessionCookieName } from "@/server/session";
import { type ConnectionLimits, webServer } from "@/server/web-server";

const secret = "a secret that is long enough and known to everyone";

type Told = Readonly<{
  quietMs?: number;
  secondFactor?: SecondFactorMode;
  limits?: Partial<ConnectionLimits>;
  apiOrigins?: string[];
  door?: Door;
}>;

/** What other programs read, printed at once; no report. */
async function printedHere(store: Store, job: PrintJob): Promise<Printing> {
  const { format } = job;
  if (!isInterchangeFormat(format)) throw new Error("No report is printed here.");
  const access = await enter(store, job.reviewerId, job.investigationId);
  const { isChosen = null } = printed(job);
  const bytes = await printInterchange(access, format, { ...job, isChosen }, wholeFile);
  return {
    opened: { head: "", seq: await headSeq(access), many: 0 },
    async *output() {
      yield { bytes };
    },
    cancel: async () => undefined,
  };
}

/** The process without its pages: the guard and the live line over a real port, on the store given. */
export async function openLiveServer(
  store: Store,
  { quietMs = 15_000, secondFactor = "optional", limits = {}, apiOrigins = [], door }: Told = {},
) {
  const server = webServer(limits);
  const port = await listen(server, { port: 0, host: "127.0.0.1" });
  const url = `http://localhost:${port}`;
  const home = homeAt(url, port, { apiOrigins });
  const logged: string[] = [];
  const log = textLog((text) => void logged.push(text));
  const live = new Live({ store, secret, secondFactor, home, log });
  const collab = new Collab({ store, secret, secondFactor, home, log, quietMs });
  const print = (job: PrintJob) => printedHere(store, job);
  const api = new Api({ store, home, secondFactor, version: "0.0.0-test", ingestAll, print, log }, door);
  const ready = Promise.resolve({
    store,
    api,
    live,
    collab,
    version: "0.0.0-test",
    handleUpgrade: null,
    async handlePage(request: { headers: object }, response: { end: (text: string) => void }) {
      response.end(JSON.stringify(request.headers));
    },
  });
  answerRequests(server, { home, dev: false, log, ready });
  return {
    url,
    live,
    collab,
    /** What was logged: faults of ours, so nothing, unless a test makes one. */
    logged,
    cookieFor: (sessionId: SignInSessionId) => cookieAt(url, sessionId),
    async close() {
      await collab.close();
      await live.close();
      await stopAnswering(server);
    },
  };
}
/** What a browser that is signed in sends to such a server. */
export async function cookieAt(url: string, sessionId: SignInSessionId): Promise<string> {
  return `${sessionCookieName(url)}=${await encode({ token: { sid: sessionId }, secret })}`;
}

export type LiveServer = Awaited<ReturnType<typeof openLiveServer>>;
