import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "./log";

const ID_BYTES = 9;

/** What an answer, its record and its faults are found by in the log. */
export const newRequestId = (): string => randomBytes(ID_BYTES).toString("base64url");

/**
 * Records a request once it was answered, or given up. Nothing of its query, its headers or its body: words that were
 * searched, cookies and passwords are in there.
 */
export function recordRequest(log: Log, request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const startedAtMs = performance.now();
  const { method = "GET" } = request;
  const path = withoutToken((request.url ?? "/").split("?", 1)[0] ?? "/");
  response.once("close", () => {
    const ms = Math.round(performance.now() - startedAtMs);
    const status = response.writableFinished ? response.statusCode : "broken off";
    log(`${method} ${path} ${status}`, { event: "request", requestId, method, path, status, ms });
  });
}

/** The last part of an address that is a secret itself, such as an invitation's, is no part of a log. */
export function withoutToken(path: string): string {
  return path.replace(/^\/(invitations|editions|password)\/[^/]+/, "/$1/…");
}
