import { useDesk } from "@/app/_live/live-desk";

/** Who can be named: those who belong to the investigation now. */
export function usePresentPeople() {
  const { reviewers } = useDesk();
  return Object.values(reviewers)
    .filter(({ role }) => role !== null)
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}
