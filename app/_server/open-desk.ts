import "server-only";
import { cache } from "react";
import { deskView } from "@/db/queries/desk";
import { enterInvestigation } from "./access";
import { requireSignedIn } from "./session";

/** The desk and who looks at it, once for a page and its title. Enters for itself; throws as `enterInvestigation`. */
export const openDesk = cache(async (slug: string) => {
  const access = await enterInvestigation(slug);
  const { name } = await requireSignedIn();
  const { reviewerId, role } = access;
  return { access, desk: await deskView(access), me: { reviewerId, name, role } };
});
