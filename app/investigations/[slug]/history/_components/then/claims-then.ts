import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

const CLAIMS_A_PAGE = 100;

type Shown = Readonly<{ claims: readonly ClaimView[]; found: number; pageNumber: number; pages: number }>;

/** A page of a desk's claims, by number: all of them, or those with these words or this number. Withdrawn ones too. */
export function claimsThen(desk: Desk, words: string, asked: number): Shown {
  const sought = words.toLowerCase();
  const number = /^#?(\d+)$/.exec(words)?.[1];
  const all = claimViews(desk);
  const found =
    words === ""
      ? all
      : all.filter(
          ({ claim }) =>
            String(claim.number) === number || claim.wording.toLowerCase().includes(sought.replace(/^#/, "")),
        );
  const pages = Math.max(1, Math.ceil(found.length / CLAIMS_A_PAGE));
  const pageNumber = Math.min(asked, pages);
  const claims = found.slice((pageNumber - 1) * CLAIMS_A_PAGE, pageNumber * CLAIMS_A_PAGE);
  return { claims, found: found.length, pageNumber, pages };
}
