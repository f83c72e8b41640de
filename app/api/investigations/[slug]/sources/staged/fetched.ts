import { fetchFromHere } from "@/app/_server/fetch-address";
import { fetchLimit } from "@/app/_server/fetch-limit";
import type { Brought } from "@/app/_server/staging";
import type { ReviewerId } from "@/lib/domain/ids";
import { Problem } from "@/lib/errors";

/**
 * A page has the name that its address ends in; what kind it is, its server says.
 *
 * @throws {Problem} as `fetchFromHere`; `limited` for who has fetched too many just now.
 */
export async function fetched(asked: string, reviewerId: ReviewerId): Promise<Omit<Brought, "said">> {
  const nowMs = Date.now();
  const waitMs = fetchLimit().waitMs(reviewerId, nowMs);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1_000);
    throw new Problem("limited", `You have fetched many pages just now. Try again in ${seconds} seconds.`);
  }
  fetchLimit().count(reviewerId, nowMs);
  const { address, bytes, mediaType, response } = await fetchFromHere(asked);
  const { pathname, host } = new URL(address);
  const last = pathname.split("/").at(-1) ?? "";
  // Only the kind that its server names counts: an address may end in anything.
  const name = last.replace(/\.[^.]*$/, "") || host;
  return { bytes, file: { name, ...(mediaType && { mediaType }) }, url: address, response };
}
