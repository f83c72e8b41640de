"use client";

import { useSearchParams } from "next/navigation";
import { useDesk } from "@/app/_live/live-desk";
import { parseId } from "@/lib/domain/ids";
import { type ClaimView, claimView } from "@/lib/live/claim-view";
import { replaceParam } from "./replace-param";

type Linking = Readonly<{ view: ClaimView | null; start: (claimId: string) => void; stop: () => void }>;

/** The claim that waits for a passage. It stands in the address, so that it goes along from source to source. */
export function useLinking(): Linking {
  const claimId = parseId("clm", useSearchParams().get("link") ?? "");
  const desk = useDesk();
  const view = claimId && claimView(desk, claimId);
  return {
    view: view?.state === "withdrawn" ? null : view,
    start: (id) => replaceParam("link", id),
    stop: () => replaceParam("link", null),
  };
}
