import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import type { PageResponse } from "@/lib/domain/page-response";
import { Problem } from "@/lib/errors";
import { MAX_SOURCE_BYTES } from "@/lib/ingest/max-source-bytes";
import { theProcess } from "@/server/process";
import { bodyOf } from "./body-of";
import { asked, checked, explained, type Guard, publicInternet } from "./guarded-request";
import { HostPace } from "./host-pace";
import { Robots } from "./robots";

/** A page as it was answered. `address` is where the redirects ended; `response` is kept with the bytes, as evidence. */
type Fetched = Readonly<{
  address: string;
  bytes: Uint8Array;
  mediaType: string | null;
  response: PageResponse;
}>;

type Limits = Guard &
  Readonly<{
    totalMs: number;
    maxBytes: number;
    robots: Robots;
    pace: HostPace;
    now: () => number;
  }>;

const REDIRECTS = 5;

/**
 * Fetches what stands at an address. Only from the public internet: each name is looked up once, what it stands for is
 * looked at, and the connection goes there and nowhere else, so that a name cannot mean one thing when it is checked and
 * another when it is used. Every redirect is an address like the first. What a site's robots.txt keeps from us is not
 * asked for, and no host is asked more often than it wishes.
 *
 * @throws {Problem} `invalid` for an address that is none, that leads into a network, or answers with an error;
 * `forbidden` for one that its site keeps from programs; `limited` when its host is to be left alone for longer than one
 * waits; `too-large`; `unavailable` when there is no answer in time, or no such host: that may be otherwise the next time.
 */
export async function fetchAddress(address: string, given: Partial<Limits> = {}): Promise<Fetched> {
  const limits = { ...usual(), ...given };
  const signal = AbortSignal.timeout(limits.totalMs);
  let url = checked(address, limits);
  const { href } = url;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const { crawlDelayMs } = await limits.robots.allow(url, limits, signal);
      await limits.pace.turn(url.host, crawlDelayMs, signal);
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
      const { bytes, isCut } = await bodyOf(response, limits.maxBytes);
      if (isCut) throw new Problem("too-large", "What stands there is over 25 MB. Save only its text, and add that.");
      const mediaType = headers["content-type"] ?? null;
      const kept = { address: url.href, status: statusCode, headers: keptOf(headers), fetchedAtMs: limits.now() };
      return { address: url.href, bytes, mediaType, response: { asked: href, ...kept } };
    }
  } catch (thrown) {
    throw explained(thrown, url, signal);
  }
  throw new Problem("invalid", `${url.host} leads from one address to the next without end.`);
}

/** The same, as far as this process reaches: the public internet, unless who composed it said otherwise. */
export const fetchFromHere = (address: string): Promise<Fetched> => fetchAddress(address, theProcess().reach ?? {});

const key = Symbol.for("crossread.fetch-manners");

/** What is known of hosts is known for all who fetch. Global, because Next may load a module more than once. */
function usual(): Limits {
  const made: Pick<Limits, "robots" | "pace"> = Reflect.get(globalThis, key) ?? {
    robots: new Robots(Date.now),
    pace: new HostPace(Date.now),
  };
  Reflect.set(globalThis, key, made);
  return { ...publicInternet, totalMs: 20_000, maxBytes: MAX_SOURCE_BYTES, now: Date.now, ...made };
}

/** What says something of the page, and nothing that was meant for one visitor alone, such as a cookie. */
const keptHeaders = [
  ...["content-type", "content-length", "content-language", "content-encoding", "content-location", "last-modified"],
  ...["etag", "date", "age", "expires", "cache-control", "server", "via", "link", "x-robots-tag"],
];
const LONGEST_HEADER = 1_000;

function keptOf(headers: IncomingHttpHeaders): PageResponse["headers"] {
  return keptHeaders.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [{ name, value: String(value).slice(0, LONGEST_HEADER) }];
  });
}
