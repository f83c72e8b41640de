import { z } from "zod";
import { words } from "@/lib/domain/claim";
import { claimsChoice, claimsParams } from "@/lib/domain/claims-choice";
import { id, type ReviewerId, type SavedViewId } from "@/lib/domain/ids";

/**
 * A saved view is a name for what somebody chose to see of the claims: filters and order, as they stand in the address.
 * It belongs to the investigation and not to a person, so that colleagues speak of the same list.
 */

export const VIEW_NAME_CODE_UNITS = 80;
export const VIEWS_AT_MOST = 100;

const name = words(VIEW_NAME_CODE_UNITS).pipe(z.string().min(1, "must not be empty"));
const params = z.record(z.string().max(40), z.string().max(300));

/** What the sender saw stand there: absent for a new view. */
const seen = z.object({ name: z.string(), params }).exactOptional();

export const saveViewInput = z.object({
  viewId: id("viw"),
  name,
  /** Only what is known is kept, each once: the same choice is the same text. */
  params: params.transform((given) => claimsParams(claimsChoice(given))),
  seen,
});
export const removeViewInput = z.object({ viewId: id("viw"), seen });
export const restoreViewInput = z.object({ viewId: id("viw") });

export type SavedView = Readonly<{
  id: SavedViewId;
  name: string;
  /** See `claimsChoice`. */
  params: Readonly<Record<string, string>>;
  savedBy: ReviewerId;
  savedAtMs: number;
  removedAtMs: number | null;
}>;
