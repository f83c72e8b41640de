import type { ClaimSortKey, Support } from "@/lib/domain/claims-choice";

export const supportNames: Readonly<Record<Support, string>> = {
  independent: "By an independent witness",
  dependent: "By dependent ones only",
  "not-judged": "Independence not judged",
  none: "By nothing",
};

export const sortNames: Readonly<Record<ClaimSortKey, Readonly<{ ascending: string; descending: string }>>> = {
  number: { ascending: "By number", descending: "Newest number first" },
  wording: { ascending: "Wording, A to Z", descending: "Wording, Z to A" },
  type: { ascending: "Type, A to Z", descending: "Type, Z to A" },
  state: { ascending: "Open first", descending: "Settled first" },
  verdict: { ascending: "Supported first", descending: "Without verdict first" },
  sources: { ascending: "Fewest sources first", descending: "Most sources first" },
  evidence: { ascending: "Least evidence first", descending: "Most evidence first" },
  changed: { ascending: "Changed longest ago first", descending: "Last changed first" },
};
