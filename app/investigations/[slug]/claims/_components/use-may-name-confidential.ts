import { useDesk, useMe } from "@/app/_live/live-desk";
import { may } from "@/lib/policy/permissions";

/** Whether there is something confidential here that the person may take out by name: else nobody is asked. */
export function useMayNameConfidential(): boolean {
  const { sources } = useDesk();
  return may(useMe().role, "source.disclose") && Object.values(sources).some(({ readers }) => readers !== undefined);
}
