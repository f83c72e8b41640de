import type { IncomingMessage, ServerResponse } from "node:http";
import { type Access, enterByToken, TOKEN_IS_NO_GOOD } from "@/db/access";
import { noteTokenUse } from "@/db/commands/access-tokens";
import { unscopedFactors } from "@/db/queries/unscoped";
import { barred } from "@/lib/domain/second-factor";
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
   * @throws {Problem} `unauthenticated`, `limited`; what the program has to know of it stands in the headers. `forbidden`
   * while the token's maker has no second factor where they need one.
   */
  async enter(
    request: IncomingMessage,
    response: ServerResponse,
    { store, secondFactor, now }: Surroundings,
  ): Promise<Access> {
    const token = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(request.headers.authorization ?? "")?.[1];
    const access = token === undefined ? null : await enterByToken(store, token, now).catch(nullIfUnknown);
    if (!access?.through) throw this.#stranger(request, response, token);
    const { requests, windowMs, name } = this.#programs.quota;
    const left = this.#programs.count(access.through.tokenId, performance.now());
    response.setHeader("ratelimit-policy", `"${name}";q=${requests};w=${windowMs / 1_000}`);
    response.setHeader("ratelimit", `"${name}";r=${left.remaining};t=${left.resetSeconds}`);
    if (left.isOver) throw limited(response, left, "This token has asked too often.");
    const factors = await unscopedFactors(store, access.reviewerId);
    if (barred(secondFactor, { ...factors, isShown: true })) throw new Problem("forbidden", MAKER_IS_BARRED);
    await noteTokenUse(access);
    return access;
  }

  /** What whoever has no token that stands is told. Who tries many is slowed down, and nobody who has one with them. */
  #stranger(request: IncomingMessage, response: ServerResponse, token: string | undefined): Problem {
    if (token === undefined) {
      response.setHeader("www-authenticate", 'Bearer realm="crossread"');
      return new Problem("unauthenticated", "Send an access token: Authorization: Bearer crt_…");
    }
    const place = String(request.headers["x-forwarded-for"] ?? request.socket.remoteAddress ?? "");
    const left = this.#strangers.count(place, performance.now());
    if (left.isOver) return limited(response, left, "Too many wrong tokens came from this address.");
    response.setHeader("www-authenticate", 'Bearer realm="crossread", error="invalid_token"');
    return new Problem("unauthenticated", TOKEN_IS_NO_GOOD);
  }
}

const MAKER_IS_BARRED =
  "This Crossread asks whoever made the token for a second factor. They have to set one up first.";

function nullIfUnknown(thrown: unknown): null {
  if (isProblem(thrown) && thrown.code === "unauthenticated") return null;
  throw thrown;
}

function limited(response: ServerResponse, { resetSeconds }: Left, why: string): Problem {
  response.setHeader("retry-after", resetSeconds);
  return new Problem("limited", `${why} Try again in ${resetSeconds} s.`);
}
