import type { KeptChange } from "@/app/_live/kept-change";

/** Where a refused change can be written anew, with its text filled in; null for what can only be copied. */
export function placeOf({ command, investigation }: KeptChange): string | null {
  if (command.name !== "revise-claim" && command.name !== "curate") return null;
  return `/investigations/${investigation.slug}/claims/${command.input.claimId}`;
}
