import { isContested } from "@/app/_components/claim-card/claim-words";
import type { Verdict } from "@/lib/domain/assessment";
import type { ClaimState, ClaimType } from "@/lib/domain/claim";
import type { ClaimView } from "@/lib/live/claim-view";
import { figuresInWords } from "@/lib/report/figure-in-words";

const sortKeys = ["number", "type", "state"] as const;
export type SortKey = (typeof sortKeys)[number];

/** What somebody chose to see. `standing` is a state or a verdict: both answer "how far is it?". */
export type Choice = Readonly<{
  words: string;
  type: ClaimType | null;
  standing: ClaimState | Verdict | null;
  contestedOnly: boolean;
  withWithdrawn: boolean;
  sort: Readonly<{ key: SortKey; isDescending: boolean }>;
}>;

export const everyClaim: Choice = {
  words: "",
  type: null,
  standing: null,
  contestedOnly: false,
  withWithdrawn: false,
  sort: { key: "number", isDescending: false },
};

/** Whether anything but the order was chosen. */
export function isNarrowed({ words, type, standing, contestedOnly }: Choice): boolean {
  return words.trim() !== "" || type !== null || standing !== null || contestedOnly;
}

/** The claims somebody asked for, in their order; equals stay in the order of their numbers. O(claims). */
export function chosenClaims(views: readonly ClaimView[], choice: Choice): ClaimView[] {
  const wanted = folded(choice.words).split(/\s+/).filter(Boolean);
  const found = views.filter((view) => {
    const { claim, state, curation } = view;
    const { type, standing } = choice;
    if (state === "withdrawn" && !choice.withWithdrawn && standing !== "withdrawn") return false;
    if (type !== null && claim.type !== type) return false;
    if (standing !== null && state !== standing && curation?.verdict !== standing) return false;
    if (choice.contestedOnly && !isContested(view)) return false;
    return wanted.every((word) => textOf(view).includes(word));
  });
  const { key, isDescending } = choice.sort;
  const sign = isDescending ? -1 : 1;
  return found.sort((one, other) => sign * compared(key, one, other) || one.claim.number - other.claim.number);
}

const stateOrder: Readonly<Record<ClaimState, number>> = { open: 0, "in-review": 1, settled: 2, withdrawn: 3 };

function compared(key: SortKey, one: ClaimView, other: ClaimView): number {
  if (key === "type") return one.claim.type.localeCompare(other.claim.type, "en");
  if (key === "state") return stateOrder[one.state] - stateOrder[other.state];
  return one.claim.number - other.claim.number;
}

/** What the search looks through: number, wording, figures, place, who it is attributed to, and the quotes. */
function textOf({ claim, appearances }: ClaimView): string {
  const parts = [
    `#${claim.number}`,
    claim.wording,
    figuresInWords(claim.quantities),
    claim.place ?? "",
    claim.attribution?.to ?? "",
    ...appearances.map(({ passage }) => passage.exact),
  ];
  return folded(parts.join(" "));
}

/** Without case and accents, so that "Tánf" is found by "tanf". */
const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
