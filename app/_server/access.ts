import "server-only";
import { cache } from "react";
import { type Access, enter, enterInstallation, type Installation } from "@/db/access";
import { unscopedInvestigationBySlug } from "@/db/queries/unscoped";
import { Problem } from "@/lib/errors";
import { theProcess } from "@/server/process";
import { requireSignedIn } from "./session";

/**
 * The door of every page and action of an investigation; one query more for a second call in a
 * request. Whoever is not signed in is sent to do so.
 *
 * @throws {Problem} `not-found` alike for a stranger and for what does not exist.
 */
export const enterInvestigation = cache(async (slug: string): Promise<Access> => {
  const { reviewerId } = await requireSignedIn();
  const { store } = theProcess();
  const investigation = await unscopedInvestigationBySlug(store, slug);
  if (!investigation) throw new Problem("not-found", "There is no such investigation, or you are not in it.");
  return enter(store, reviewerId, investigation.id);
});

/** The door to what belongs to no investigation: one's sessions, opening an investigation. */
export const enterOwnInstallation = cache(async (): Promise<Installation> => {
  const { userId } = await requireSignedIn();
  return enterInstallation(theProcess().store, userId);
});
