import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isApiPath } from "./api/api-path";
import { senderPlace } from "./sender-place";

/** What a request may name: the hosts that are us and the origins of our own pages. */
export type Home = Readonly<{
  url: string;
  hosts: ReadonlySet<string>;
  origins: ReadonlySet<string>;
  /** How many proxies stand before us, each of which adds the address it was asked from. */
  proxies: number;
  /** Pages of others that may call the API from a browser, with a token of their own. */
  apiOrigins: ReadonlySet<string>;
}>;

/** A request that is not let in, with the sentence it gets. */
export type Refusal = Readonly<{ status: number; sentence: string }>;

/** A source with its form, signing in, a program's command, and every other form: nobody can make the process hold more. */
export const bodyBytes = { source: 30_000_000, auth: 64_000, api: 256_000, form: 1_000_000 } as const;

const reading: ReadonlySet<string> = new Set(["GET", "HEAD"]);
const NONCE_BYTES = 16;

/**
 * The URL people use, and this machine's names at the port, which no page from elsewhere can pose
 * as: a name that somebody points at 127.0.0.1 is still another host.
 */
export function homeAt(
  url: string,
  port: number,
  told: Readonly<{ proxies?: number; apiOrigins?: readonly string[] }> = {},
): Home {
  const { proxies = 0, apiOrigins = [] } = told;
  const local = ["localhost", "127.0.0.1", "[::1]"].map((name) => `http://${name}:${port}`);
  const origins = new Set([url, ...local].map((origin) => new URL(origin).origin));
  const hosts = new Set([...origins].map((origin) => new URL(origin).host));
  return { url, origins, hosts, proxies, apiOrigins: new Set(apiOrigins) };
}

type Asked = Readonly<{ method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders }>;

/**
 * Why a request is not let in, or null. A change must come from one of our own pages: browsers
 * send `Origin` with each, so one without it is refused too.
 */
export function refusalOf({ method = "GET", url = "/", headers }: Asked, home: Home): Refusal | null {
  if (!home.hosts.has((headers.host ?? "").toLowerCase())) {
    return { status: 421, sentence: `This server answers at ${home.url} only.` };
  }
  if (!isDecodable(pathIn(url)))
    return { status: 400, sentence: "This is no address: its percent signs do not add up." };
  if (isApiPath(pathIn(url))) return programRefusalOf({ headers, url }, home);
  if (reading.has(method)) return null;
  if (method !== "POST") return { status: 405, sentence: "Only GET, HEAD and POST are answered." };
  if (!isOurOrigin(headers.origin, home)) {
    return { status: 403, sentence: `Changes are taken from pages of ${home.url} only.` };
  }
  return bodyRefusalOf({ headers, url });
}

/**
 * The same for programs. They have no page to come from and send no `Origin`; who does is a page, and must be ours or
 * one that the installation names. No cookie counts here, so that no page can act for whoever is signed in.
 */
function programRefusalOf(asked: Readonly<{ headers: IncomingHttpHeaders; url: string }>, home: Home): Refusal | null {
  const { origin } = asked.headers;
  if (origin !== undefined && !isOurOrigin(origin, home) && !home.apiOrigins.has(origin)) {
    return {
      status: 403,
      sentence: "Pages from elsewhere may not call this API; CROSSREAD_API_ORIGINS names those that may.",
    };
  }
  return bodyRefusalOf(asked);
}

function bodyRefusalOf({ headers, url }: Readonly<{ headers: IncomingHttpHeaders; url: string }>): Refusal | null {
  if (headers["transfer-encoding"] !== undefined) {
    return { status: 411, sentence: "Say how long the body is: Content-Length is missing." };
  }
  const most = bodyBytes[bodyOf(url)];
  if (Number(headers["content-length"] ?? 0) > most) {
    return { status: 413, sentence: `A body sent here may have at most ${most / 1_000_000} MB.` };
  }
  return null;
}

/** The path as it was sent, without the query: odd ones are left for the pages to refuse. */
export function pathIn(url: string): string {
  return url.split("?", 1)[0] ?? "/";
}

/** A path that cannot be read is nobody's fault but its sender's, and would break the pages. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function bodyOf(url: string): keyof typeof bodyBytes {
  if (/^\/api\/v1\/investigations\/[\w-]+\/sources(\?|$)/.test(url)) return "source";
  if (isApiPath(pathIn(url))) return "api";
  if (/^\/api\/investigations\/[^/?]+\/(sources\/(staged|src_\w+\/versions)|annotations)(\?|$)/.test(url))
    return "source";
  return url.startsWith("/api/auth/") ? "auth" : "form";
}

export function isOurOrigin(origin: string | undefined, { origins }: Home): boolean {
  return origin !== undefined && origins.has(origin);
}

export const newNonce = (): string => randomBytes(NONCE_BYTES).toString("base64");

/** What every answer carries. Next finds the nonce in the policy on the request, and puts it on its scripts. */
export function securityHeaders(nonce: string, host: string, home: Home, dev: boolean): Record<string, string> {
  const { protocol, host: publicHost } = new URL(home.url);
  const isSecure = protocol === "https:";
  const policy = [
    "default-src 'self'",
    // Next's development server evaluates what it sends.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    // The editor positions things by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Some browsers do not count a socket to the same host as 'self'.
    `connect-src 'self' ${isSecure ? `wss://${publicHost}` : `ws://${host}`}`,
    // Ours is a file; workers would else be held to what scripts are.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
  return {
    "content-security-policy": policy,
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    ...(isSecure && { "strict-transport-security": "max-age=31536000" }),
  };
}

/**
 * Makes the headers say to the pages what is so: Next compares `Origin` with the host when a form
 * is sent, and limits count by where a sender is. What a sender claims is replaced: of the addresses in the list, only as many
 * are believed, from its end, as there are proxies. A list that is shorter came past them, and is not believed at all.
 */
export function setForwarded(headers: IncomingHttpHeaders, home: Home, peer: string): void {
  const origin = new URL(headers.origin !== undefined && isOurOrigin(headers.origin, home) ? headers.origin : home.url);
  const listed = [headers["x-forwarded-for"] ?? []].flat().join().split(",");
  delete headers["forwarded"];
  headers["x-forwarded-for"] = senderPlace((home.proxies > 0 && listed.at(-home.proxies)?.trim()) || peer);
  headers["x-forwarded-host"] = origin.host;
  headers["x-forwarded-proto"] = origin.protocol.slice(0, -1);
  headers["x-forwarded-port"] = origin.port || (origin.protocol === "https:" ? "443" : "80");
}
