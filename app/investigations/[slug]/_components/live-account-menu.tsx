"use client";

import { AccountMenu } from "@/app/_components/account-menu";
import { useFate, useMe } from "@/app/_live/live-desk";

/** One's own menu, which knows what this tab has not sent and the device does not keep. */
export function LiveAccountMenu() {
  const { reviewerId, name } = useMe();
  const { waiting, isKept } = useFate();
  return <AccountMenu name={name} reviewerId={reviewerId} unkept={isKept ? 0 : waiting} />;
}
