import "server-only";
import { lookup } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { isProblem, Problem } from "@/lib/errors";
import { MAX_SOURCE_BYTES } from "@/lib/ingest/ingest";
import { isPublicAddress } from "./public-address";

/** A page as it was answered. `address` is where the redirects ended. */
export type Fetched = Readonly<{ address: string; bytes: Uint8Array; mediaType: string | null }>;

type Limits = Readonly<{
  /** Which addresses of machines may be asked; a test allows its own. */
  isAllowed: (ip: string) => boolean;
  arePortsFree: boolean;
  totalMs: number;
  maxBytes: number;
}>;

const usual: Limits = {
  isAllowed: isPublicAddress,
  arePortsFree: false,
  totalMs: 20_000,
  maxBytes: MAX_SOURCE_BYTES,
};
const REDIRECTS = 5;
const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

/**
 * Fetches what stands at an address. Only from the public internet: each name is looked up once, what it stands for is
 * looked at, and the connection goes there and nowhere else, so that a name cannot mean one thing when it is checked and
 * another when it is used. Every redirect is an address like the first.
 *
 * @throws {Problem} `invalid` for an address that is none, that leads into a network, or answers with an error;
 * `too-large`; `unavailable` when there is no answer in time, or no such host: that may be otherwise the next time.
 */
export async function fetchAddress(address: string, given: Partial<Limits> = {}): Promise<Fetched> {
  const limits = { ...usual, ...given };
  const signal = AbortSignal.timeout(limits.totalMs);
  let url = checked(address, limits);
  try {
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const response = await asked(url, limits, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        url = checked(headers.location, limits, url);
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new Problem("invalid", `${url.host} answered with an error (${statusCode}). Open the address and see.`);
      }
      return { address: url.href, bytes: await bodyOf(response, limits), mediaType: headers["content-type"] ?? null };
    }
  } catch (thrown) {
    throw explained(thrown, url, signal);
  }
  throw new Problem("invalid", `${url.host} leads from one address to the next without end.`);
}

function checked(address: string, { isAllowed, arePortsFree }: Limits, from?: URL): URL {
  const url = URL.canParse(address, from) ? new URL(address, from) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem("invalid", "This is not the address of a web page: it should begin with https:// or http://.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new Problem("invalid", "Leave the name and the password out of the address.");
  }
  if (!arePortsFree && !PORTS.has(url.port)) {
    throw new Problem("invalid", "Pages are fetched from the usual ports, 80 and 443, alone.");
  }
  // A number in place of a name is never looked up, so it is looked at here; the URL has made it plain by now.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) && !isAllowed(host)) throw notPublic(url.hostname);
  return url;
}

function notPublic(host: string): Problem {
  const advice = "Save the page and add the file.";
  return new Problem("invalid", `“${host}” is not on the public internet, and nothing else is fetched. ${advice}`);
}

function asked(url: URL, { isAllowed }: Limits, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
      "accept-encoding": "gzip, deflate, br",
      "user-agent": "Crossread",
    };
    const { get } = url.protocol === "https:" ? https : http;
    // No connection is kept: one that was opened for somebody else was looked at for another name.
    get(url, { agent: false, headers, signal, lookup: lookupAmong(isAllowed) }, resolve).on("error", reject);
  });
}

/** Looks a name up, and gives what it stands for only when all of that may be asked. */
function lookupAmong(isAllowed: Limits["isAllowed"]): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) return done(error ?? new Error(`No address for ${host}`), "", 0);
      if (!found.every(({ address }) => isAllowed(address))) return done(notPublic(host), "", 0);
      if (options.all) return done(null, found);
      done(null, first.address, first.family);
    });
  };
}

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The bytes of an answer, unpacked; stops reading as soon as they are too many. */
async function bodyOf(response: IncomingMessage, { maxBytes }: Limits): Promise<Uint8Array> {
  const unpacker = unpackers[response.headers["content-encoding"]?.toLowerCase() ?? ""]?.();
  // What goes wrong on the way ends what is read from, and so comes out below.
  const body = unpacker ? pipeline(response, unpacker, () => {}) : response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new Problem("too-large", "What stands there is over 25 MB. Save only its text, and add that.");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explained(thrown: unknown, url: URL, signal: AbortSignal): unknown {
  if (isProblem(thrown)) return thrown;
  const options = { cause: thrown };
  if (signal.aborted)
    return new Problem("unavailable", `${url.host} did not answer in time. Try again later.`, options);
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new Problem("unavailable", `There is no host “${url.hostname}”, or it cannot be found from here.`, options);
  }
  if (/^(?:ERR_TLS|CERT|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED|EPROTO)/.test(code)) {
    return new Problem("invalid", `The connection to ${url.host} is not safe: its certificate does not hold.`, options);
  }
  if (/^(?:ECONN|EHOST|ENET|EPIPE|ETIMEDOUT|HPE_|Z_|ERR_STREAM)/.test(code)) {
    return new Problem("unavailable", `${url.host} could not be reached, or broke off. Try again later.`, options);
  }
  return thrown;
}
