import "server-only";
import { headers } from "next/headers";
import { enterInvestigation } from "@/app/_server/access";
import { isTakenFromElsewhere } from "@/app/_server/from-elsewhere";
import { recognised } from "@/app/_server/session";
import type { Access } from "@/db/access";
import { barredSentences } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";

/**
 * The door for what is asked by a program or a script of ours: a refusal, where a page would send the
 * person to sign in. A page from elsewhere that takes something in, as a picture or a script, is refused.
 *
 * @throws {Problem} `unauthenticated`; `forbidden` for who lacks a second factor; `not-found` alike for a stranger and for what does not exist.
 */
export async function enterByCookie(slug: string): Promise<Access> {
  const known = await recognised();
  if (!known) throw new Problem("unauthenticated", "Sign in first; your session may have ended.");
  if (known.barred) throw new Problem("forbidden", barredSentences[known.barred]);
  if (isTakenFromElsewhere(await headers())) {
    throw new Problem("forbidden", "This is answered to pages of Crossread, and not to another site.");
  }
  return enterInvestigation(slug);
}
