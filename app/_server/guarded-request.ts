import "server-only";
import { lookup } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isProblem, Problem } from "@/lib/errors";
import type { Reach } from "@/server/process";
import { isPublicAddress } from "./public-address";

/** What is asked on the way out of here. A test allows its own. */
export type Guard = Reach;

export const publicInternet: Guard = { isAllowed: isPublicAddress, arePortsFree: false };

/** By this name sites know who asks, and say in their robots.txt what it may. */
export const USER_AGENT = "Crossread";
const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

/**
 * An address that may be asked.
 *
 * @throws {Problem} `invalid`, saying why it may not.
 */
export function checked(address: string, { isAllowed, arePortsFree }: Guard, from?: URL): URL {
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

/** Asks an address that was checked, and answers with the head of what comes back. */
export function asked(url: URL, { isAllowed }: Guard, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
      "accept-encoding": "gzip, deflate, br",
      "user-agent": USER_AGENT,
    };
    const { get } = url.protocol === "https:" ? https : http;
    // No connection is kept: one that was opened for somebody else was looked at for another name.
    get(url, { agent: false, headers, signal, lookup: lookupAmong(isAllowed) }, resolve).on("error", reject);
  });
}

/** Looks a name up, and gives what it stands for only when all of that may be asked. */
function lookupAmong(isAllowed: Guard["isAllowed"]): LookupFunction {
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

/** A failure on the way as a refusal, where there is something to be done about it; else what it was. */
export function explained(thrown: unknown, url: URL, signal: AbortSignal): unknown {
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
