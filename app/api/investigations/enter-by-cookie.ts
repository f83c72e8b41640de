import "server-only";
import { enterInvestigation } from "@/app/_server/access";
import { signedIn } from "@/app/_server/session";
import type { Access } from "@/db/access";
import { Problem } from "@/lib/errors";

/**
 * The door for what is asked by a program or a script of ours: a refusal, where a page would send the
 * person to sign in.
 *
 * @throws {Problem} `unauthenticated`; `not-found` alike for a stranger and for what does not exist.
 */
export async function enterByCookie(slug: string): Promise<Access> {
  if (!(await signedIn())) throw new Problem("unauthenticated", "Sign in first; your session may have ended.");
  return enterInvestigation(slug);
}
