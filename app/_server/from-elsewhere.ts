import "server-only";

/**
 * Whether a browser says that another site had it ask, for which it may have sent the cookie along: a page next door, at
 * another port or in the same domain, is such a one. A page of ours, the address bar and a program are not.
 */
export function isFromElsewhere(headers: Pick<Headers, "get">): boolean {
  return ["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "none");
}

/** The same, unless it shows what it asks for in place of itself: a link that somebody followed. */
export function isTakenFromElsewhere(headers: Pick<Headers, "get">): boolean {
  return isFromElsewhere(headers) && headers.get("sec-fetch-mode") !== "navigate";
}
