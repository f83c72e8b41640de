import type { ClaimId, ThreadId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { ThreadView } from "@/lib/live/thread-view";
import type { PageClaim } from "./page-claims";

/** An open thread about words of the open text, whether or not they make a claim. */
export type PageTalk = Readonly<{ talk: ThreadView; passage: Passage; highlight: string }>;

/** What stands in the margin beside a passage. */
export type MarginItem = PageClaim | PageTalk;
export type MarginId = ClaimId | ThreadId;

export const isClaim = (item: MarginItem): item is PageClaim => "view" in item;
export const idOf = (item: MarginItem): MarginId => (isClaim(item) ? item.view.claim.id : item.talk.thread.id);

/** What its button says where it is no card. */
export function wordsOf(item: MarginItem): string {
  return isClaim(item) ? `#${item.view.claim.number} ${item.view.claim.wording}` : `Thread on “${item.passage.exact}”`;
}

/** Claims and threads of the page, each in reading order, as one list; where both begin at one word, the claim first. O(items). */
export function marginItems(claims: readonly PageClaim[], talk: readonly PageTalk[]): readonly MarginItem[] {
  if (talk.length === 0) return claims;
  const items: MarginItem[] = [];
  let next = 0;
  for (const claim of claims) {
    const start = claim.passages[0]?.passage.start ?? 0;
    for (let one = talk[next]; one && one.passage.start < start; one = talk[next]) {
      items.push(one);
      next += 1;
    }
    items.push(claim);
  }
  return [...items, ...talk.slice(next)];
}
