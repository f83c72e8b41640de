import { createColumnHelper, rowSelectionFeature, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import { sortValues } from "@/lib/compare/chosen-claims";
import type { ClaimSortKey } from "@/lib/domain/claims-choice";
import type { ClaimView } from "@/lib/live/claim-view";

/** What of TanStack Table the list uses; the claims come narrowed and in order, so that nothing is done twice. */
export const features = tableFeatures({ rowSelectionFeature, rowSortingFeature });

const helper = createColumnHelper<typeof features, ClaimView>();
const column = (id: ClaimSortKey, header: string, isDescendingFirst = false) =>
  helper.accessor(sortValues[id], { id, header, sortDescFirst: isDescendingFirst });

/** In the order in which a row shows them. Counts and times begin with the most and the latest. */
export const claimColumns = helper.columns([
  column("number", "#"),
  column("wording", "Claim"),
  column("type", "Type"),
  column("state", "State"),
  column("verdict", "Verdict"),
  column("sources", "Sources", true),
  column("evidence", "Evidence", true),
  column("changed", "Last change", true),
]);
