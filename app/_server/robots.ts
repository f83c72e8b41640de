import "server-only";
import robotsParser from "robots-parser";
import { Problem } from "@/lib/errors";
import { bodyOf } from "./body-of";
import { asked, checked, type Guard, USER_AGENT } from "./guarded-request";
import { ownRules } from "./own-rules";

/** As much as RFC 9309 asks to be read; rules behind it do not count. */
const MOST_BYTES = 500 * 1024;
const REDIRECTS = 5;
/** How long a site's wishes hold, and how long it is left alone when it could not say. */
const HOLDS_MS = 60 * 60_000;
const HOLDS_UNREACHED_MS = 60_000;
const SITES_AT_MOST = 500;
const LONGEST_DELAY_MS = 60_000;

/** `null`: the site has no wishes. */
type Wishes = Readonly<{ rules: string | null; until: number } | { unreached: Problem; until: number }>;

/**
 * What sites let programs ask for, as their robots.txt says. Without one, everything; while it cannot be had because of
 * the site, nothing. Asked for by the rules that hold for every page, and kept for an hour.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export class Robots {
  readonly #now: () => number;
  readonly #wishes = new Map<string, Wishes>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * How long to wait between two questions, where it says.
   *
   * @throws {Problem} `forbidden` when the site keeps the page from programs; `unavailable` while it cannot say; what
   * the way there is refused for.
   */
  async allow(url: URL, guard: Guard, signal: AbortSignal): Promise<Readonly<{ crawlDelayMs: number | null }>> {
    const wishes = await this.#wishesOf(url, guard, signal);
    if ("unreached" in wishes) throw wishes.unreached;
    if (wishes.rules === null) return { crawlDelayMs: null };
    const robots = robotsParser(`${url.origin}/robots.txt`, wishes.rules);
    if (robots.isDisallowed(url.href, USER_AGENT)) {
      const advice = "Open the page, save it, and add the file.";
      throw new Problem("forbidden", `${url.host} keeps this page from programs (robots.txt). ${advice}`);
    }
    const delay = robots.getCrawlDelay(USER_AGENT);
    return { crawlDelayMs: delay && delay > 0 ? Math.min(delay * 1_000, LONGEST_DELAY_MS) : null };
  }

  async #wishesOf({ origin }: URL, guard: Guard, signal: AbortSignal): Promise<Wishes> {
    const nowMs = this.#now();
    const known = this.#wishes.get(origin);
    if (known && known.until > nowMs) return known;
    const wishes = await this.#asked(origin, guard, signal);
    this.#wishes.delete(origin);
    this.#wishes.set(origin, wishes);
    const [oldest] = this.#wishes.keys();
    if (this.#wishes.size > SITES_AT_MOST && oldest !== undefined) this.#wishes.delete(oldest);
    return wishes;
  }

  async #asked(origin: string, guard: Guard, signal: AbortSignal): Promise<Wishes> {
    const nowMs = this.#now();
    let url = checked(`${origin}/robots.txt`, guard);
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const response = await asked(url, guard, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        url = checked(headers.location, guard, url);
        continue;
      }
      if (statusCode >= 200 && statusCode < 300) {
        const { bytes } = await bodyOf(response, MOST_BYTES);
        return { rules: ownRules(new TextDecoder().decode(bytes)), until: nowMs + HOLDS_MS };
      }
      response.destroy();
      if (statusCode < 500) return { rules: null, until: nowMs + HOLDS_MS };
      const unreached = `${url.host} cannot say just now what programs may ask for (${statusCode}). Try again later.`;
      return { unreached: new Problem("unavailable", unreached), until: nowMs + HOLDS_UNREACHED_MS };
    }
    return { rules: null, until: nowMs + HOLDS_MS };
  }
}
