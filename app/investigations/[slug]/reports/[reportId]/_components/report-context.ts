import { createContext, useContext } from "react";
import type { Voice } from "@/lib/compare/voice";
import type { ClaimId, PassageId } from "@/lib/domain/ids";

/** Where a passage stands, and whose voice that is. */
type Place = Voice & Readonly<{ paragraph: number }>;

/** What the blocks of a report need to know besides the desk. */
export type ReportContext = Readonly<{
  places: Readonly<Record<PassageId, Place>>;
  /** The claims that blocks name, in their order: what a matrix of "every claim" shows. */
  claimIds: ReadonlySet<ClaimId>;
  /** Asks for the page again, with a claim that a block names and the page does not have. */
  onMissing: () => void;
}>;

const Context = createContext<ReportContext>({ places: {}, claimIds: new Set(), onMissing: () => undefined });

export const ReportContextProvider = Context.Provider;

export const useReportContext = (): ReportContext => useContext(Context);
