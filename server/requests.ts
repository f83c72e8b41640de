import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { hasAccounts } from "@/db/queries/unscoped";
import type { Store } from "@/db/store";
import { answerRefusal, answerUpgrade } from "./answer";
import { type Api, refuseProgram } from "./api/answer-api";
import { isApiPath } from "./api/api-path";
import { type Collab, collabPath } from "./collab";
import { type Home, newNonce, pathIn, refusalOf, securityHeaders, setForwarded } from "./guard";
import { type Live, livePath } from "./live";
import { type Log, logBug } from "./log";
import { answerEdition, editionsPath } from "./public-edition";
import { newRequestId, recordRequest, withoutToken } from "./request-record";

/** What answers once the process is ready. */
export type Ready = Readonly<{
  store: Store;
  live: Live;
  collab: Collab;
  /** What answers programs. */
  api: Api;
  version: string;
  handlePage: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Next's own sockets; in development only. */
  handleUpgrade: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
}>;

type Options = Readonly<{ home: Home; dev: boolean; log: Log; ready: Promise<Ready> }>;

/**
 * Everything that comes in goes through here: first the guard, then ours (`/api/health`, `/live`, `/collab`, `/editions/`),
 * then the pages. What arrives before the process is ready waits for it.
 */
export function answerRequests(server: Server, options: Options): void {
  const { home, log, ready } = options;

  server.on("request", (request, response) => {
    const requestId = newRequestId();
    request.headers["x-request-id"] = requestId; // The pages log under it; what a sender calls it is not taken.
    response.setHeader("x-request-id", requestId);
    recordRequest(log, request, response, requestId);
    answer(request, response, options).catch((thrown: unknown) => {
      logBug(log, `${request.method} ${withoutToken(pathOf(request))}`, thrown, { requestId });
      const broken = { status: 500, sentence: `Something broke on the server (${requestId}). Try again.` };
      if (response.headersSent) response.destroy();
      else if (isApiPath(pathOf(request))) refuseProgram(response, broken);
      else answerRefusal(response, broken);
    });
  });

  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy()); // Node takes its own listener off; unheard, a reset would end the process.
    const refusal = refusalOf(request, home);
    if (refusal) return answerUpgrade(socket, refusal);
    ready
      .then(({ live, collab, handleUpgrade }) => {
        if (pathOf(request) === livePath) return live.upgrade(request, socket, head);
        if (pathOf(request) === collabPath) return collab.upgrade(request, socket, head);
        if (handleUpgrade) return handleUpgrade(request, socket, head);
        answerUpgrade(socket, { status: 404, sentence: "There is no socket at this address." });
      })
      .catch(() => socket.destroy()); // The start failed, and says so itself.
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { home, dev, ready }: Options,
): Promise<void> {
  const refusal = refusalOf(request, home);
  const path = pathOf(request);
  const host = refusal ? new URL(home.url).host : (request.headers.host ?? "");
  const headers = securityHeaders(newNonce(), host, home, dev);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (refusal) {
    response.setHeader("connection", "close"); // The body of what is refused is not read.
    return isApiPath(path) ? refuseProgram(response, refusal) : answerRefusal(response, refusal);
  }
  // Asked of a process that may hang, not of what it stands on: it is no reason to start it anew that a disk is full.
  if (pathOf(request) === "/api/health/live" && isReading(request)) return answerStatus(response, { status: "ok" });
  const { store, live, collab, api, version, handlePage } = await ready;
  if (isApiPath(path)) {
    delete request.headers.cookie; // A program is let in by its token alone.
    setForwarded(request.headers, home, request.socket.remoteAddress ?? "");
    return api.answer(request, response, path);
  }
  if (path === "/api/health" && isReading(request)) return answerHealth(response, store, version);
  if (path === livePath || path === collabPath) {
    const entry = await (path === livePath ? live : collab).knock(request);
    return answerRefusal(response, "status" in entry ? entry : { status: 426, sentence: "This is a WebSocket." });
  }
  if (path.startsWith(editionsPath) && isReading(request)) return answerEdition(response, store, home, path);
  request.headers["content-security-policy"] = headers["content-security-policy"];
  setForwarded(request.headers, home, request.socket.remoteAddress ?? "");
  request.headers["x-crossread-path"] = request.url ?? "/"; // Where somebody who must sign in first comes back to.
  await handlePage(request, response);
}

/** Ready while the store answers. */
async function answerHealth(response: ServerResponse, store: Store, version: string): Promise<void> {
  const isWell = await hasAccounts(store).then(
    () => true,
    () => false,
  );
  answerStatus(response, { status: isWell ? "ok" : "unavailable", version });
}

function answerStatus(
  response: ServerResponse,
  said: Readonly<{ status: "ok" | "unavailable"; version?: string }>,
): void {
  const code = said.status === "ok" ? 200 : 503;
  response.writeHead(code, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(said));
}

const isReading = ({ method }: IncomingMessage) => method === "GET" || method === "HEAD";

const pathOf = ({ url = "/" }: IncomingMessage) => pathIn(url);
