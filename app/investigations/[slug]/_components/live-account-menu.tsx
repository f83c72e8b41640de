"use client";

import { AccountMenu } from "@/app/_components/account-menu";
import { useFate, useMe } from "@/app/_live/live-desk";

/** One's own menu, which knows whether something is still on its way. */
export function LiveAccountMenu() {
  const { reviewerId, name } = useMe();
  const { state } = useFate();
  return <AccountMenu name={name} reviewerId={reviewerId} hasUnsent={state === "waiting" || state === "saving"} />;
}
