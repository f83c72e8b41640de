import type { IncomingMessage, ServerResponse } from "node:http";
import { type Access, enterByToken } from "@/db/access";
import { noteTokenUse } from "@/db/commands/access-tokens";
import { isProblem, Problem } from "@/lib/errors";
import { type Left, Pace, type Quota, strangerQuota, tokenQuota } from "./pace";
import type { Surroundings } from "./surroundings";

/** Lets programs in by their tokens, at a pace. */
export class Door {
  readonly #programs: Pace;
  readonly #strangers: Pace;

  constructor(quotas: Readonly<{ token: Quota; stranger: Quota }> = { token: tokenQuota, stranger: strangerQuota }) {
    this.#programs = new Pace(quotas.token);
    this.#strangers = new Pace(quotas.stranger);
  }

  /**
   * Who asks, by the bearer token alone.
   *
   * @throws {Problem} `unauthenticated`, `limited`; what the program has to know of it stands in the headers.
   */
  async enter(request: IncomingMessage, response: ServerResponse, { store, now }: Surroundings): Promise<Access> {
    const place = String(request.headers["x-forwarded-for"] ?? request.socket.remoteAddress ?? "");
    const before = this.#strangers.left(place, performance.now());
    if (before.isOver) throw limited(response, before, "Too many wrong tokens came from this address.");
    const token = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
    const access = token === undefined ? null : await enterByToken(store, token, now).catch(nullIfUnknown);
    if (!access?.through) {
      if (token !== undefined) this.#strangers.count(place, performance.now());
      const fault = token === undefined ? "" : ', error="invalid_token"';
      response.setHeader("www-authenticate", `Bearer realm="crossread"${fault}`);
      throw new Problem(
        "unauthenticated",
        token === undefined
          ? "Send an access token: Authorization: Bearer crt_…"
          : "This access token is not known, has expired, was revoked, or ended with its maker's membership.",
      );
    }
    const { requests, windowMs, name } = this.#programs.quota;
    const left = this.#programs.count(access.through.tokenId, performance.now());
    response.setHeader("ratelimit-policy", `"${name}";q=${requests};w=${windowMs / 1_000}`);
    response.setHeader("ratelimit", `"${name}";r=${left.remaining};t=${left.resetSeconds}`);
    if (left.isOver) throw limited(response, left, "This token has asked too often.");
    await noteTokenUse(access);
    return access;
  }
}

function nullIfUnknown(thrown: unknown): null {
  if (isProblem(thrown) && thrown.code === "unauthenticated") return null;
  throw thrown;
}

function limited(response: ServerResponse, { resetSeconds }: Left, why: string): Problem {
  response.setHeader("retry-after", resetSeconds);
  return new Problem("limited", `${why} Try again in ${resetSeconds} s.`);
}
