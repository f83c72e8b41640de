import type { IncomingMessage, ServerResponse } from "node:http";
import type { Home } from "../guard";

const PREFLIGHT_KEPT_SECONDS = 600;
const ASKED_WITH = "authorization, content-type, idempotency-key, if-none-match";
const SHOWN = "etag, link, location, ratelimit, ratelimit-policy, retry-after";

/**
 * Lets a page that the installation names read what it asked; without such names nothing here is said to anybody.
 * Never with credentials: a page brings a token, not somebody's cookie. Answers a preflight, and says whether it did.
 */
export function answerCrossOrigin(request: IncomingMessage, response: ServerResponse, { apiOrigins }: Home): boolean {
  if (apiOrigins.size === 0) return false;
  response.appendHeader("vary", "Origin");
  const { origin } = request.headers;
  if (origin === undefined || !apiOrigins.has(origin)) return false;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", SHOWN);
  if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined) return false;
  response.writeHead(204, {
    "access-control-allow-methods": "GET, HEAD, POST",
    "access-control-allow-headers": ASKED_WITH,
    "access-control-max-age": String(PREFLIGHT_KEPT_SECONDS),
  });
  response.end();
  return true;
}
