import "server-only";
import { cache } from "react";
import { type Access, enter, enterInstallation, type Installation } from "@/db/access";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import type { ReviewerId } from "@/lib/domain/ids";
import { barredSentences } from "@/lib/domain/second-factor";
import { Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { signedInAs } from "@/server/session";
import { recognised, requireSignedIn, requireToSetUp } from "./session";

/**
 * The door of every page and action of an investigation; one query more for a second call in a
 * request. Whoever is not signed in is sent to do so.
 *
 * @throws {Problem} `not-found` alike for a stranger and for what does not exist.
 */
export const enterInvestigation = cache(async (slug: string): Promise<Access> => {
  const { reviewerId } = await requireSignedIn();
  return enterBySlug(reviewerId, slug);
});

/** `slug` is what a browser sent, to an action also without a form: anything at all. */
async function enterBySlug(reviewerId: ReviewerId, slug: unknown): Promise<Access> {
  const { store } = theProcess();
  const investigation = typeof slug === "string" ? await unscopedInvestigationBySlug(store, slug) : null;
  if (!investigation) throw new Problem("not-found", "There is no such investigation, or you are not in it.");
  return enter(store, reviewerId, investigation.id);
}

/**
 * The same door, asked again late in a long request: the session and the membership may have ended meanwhile.
 *
 * @throws {Problem} `unauthenticated`, `forbidden`, `not-found`.
 */
export async function enterAnew(slug: string): Promise<Access> {
  const { store, secondFactor } = theProcess();
  const known = await recognised();
  const still = known && (await signedInAs(store, known.sessionId, secondFactor));
  if (!still) throw new Problem("unauthenticated", "Sign in first; your session may have ended.");
  if (still.barred) throw new Problem("forbidden", barredSentences[still.barred]);
  return enterBySlug(still.reviewerId, slug);
}

/** The door to what belongs to no investigation: one's sessions, opening an investigation. */
export const enterOwnInstallation = cache(async (): Promise<Installation> => {
  const { userId } = await requireSignedIn();
  return enterInstallation(theProcess().store, userId);
});

/** The same for what sets a second factor up, which also somebody does who may do nothing else yet. */
export async function enterToSetUp(): Promise<Installation> {
  const { userId } = await requireToSetUp();
  return enterInstallation(theProcess().store, userId);
}
