import { claimFacts, folded, searchText } from "@/lib/compare/claim-facts";
import { verdicts } from "@/lib/domain/assessment";
import { claimStates } from "@/lib/domain/claim";
import type { ClaimSortKey, ClaimsChoice } from "@/lib/domain/claims-choice";
import type { ClaimView } from "@/lib/live/claim-view";
import { changedFigures } from "@/lib/live/waiting";

/**
 * The claims somebody asked for, in their order; equals stay in the order of their numbers. The order is worked out once
 * for the same claims, so that narrowing takes one walk: O(claims), and O(claims · log) after a change.
 */
export function chosenClaims(views: readonly ClaimView[], choice: ClaimsChoice): readonly ClaimView[] {
  const words = folded(choice.words).split(/\s+/).filter(Boolean);
  return inOrder(views, choice.sort).filter((view) => isChosen(view, choice, words));
}

function isChosen(view: ClaimView, choice: ClaimsChoice, words: readonly string[]): boolean {
  const { claim, state, curation, assessments } = view;
  const { type, standing, sourceId, reviewerId, support } = choice;
  if (state === "withdrawn" && !choice.withWithdrawn && standing !== "withdrawn") return false;
  if (type !== null && claim.type !== type) return false;
  if (standing !== null && state !== standing && curation?.verdict !== standing) return false;
  if (sourceId !== null && !claimFacts(view).sourceIds.has(sourceId)) return false;
  if (support !== null && claimFacts(view).support !== support) return false;
  if (choice.changedOnly && changedFigures(view).length === 0) return false;
  if (choice.contestedOnly && !claimFacts(view).isContested) return false;
  if (reviewerId !== null && claim.recordedBy !== reviewerId) {
    if (!assessments.some((assessment) => assessment.reviewerId === reviewerId)) return false;
  }
  if (words.length === 0) return true;
  const text = searchText(view);
  return words.every((word) => text.includes(word));
}

type Sort = ClaimsChoice["sort"];
const orders = new WeakMap<readonly ClaimView[], Readonly<{ sort: string; sorted: readonly ClaimView[] }>>();

/** The last order of each list is kept: `claimViews` gives the same list until something changed. */
function inOrder(views: readonly ClaimView[], { key, isDescending }: Sort): readonly ClaimView[] {
  if (key === "number" && !isDescending) return views;
  const sort = `${key} ${isDescending}`;
  const before = orders.get(views);
  if (before?.sort === sort) return before.sorted;
  const sorted = sortedBy(views, key, isDescending ? -1 : 1);
  orders.set(views, { sort, sorted });
  return sorted;
}

/** Each claim's key is looked up once and not at every comparison. */
function sortedBy(views: readonly ClaimView[], key: ClaimSortKey, sign: 1 | -1): readonly ClaimView[] {
  const keyed = views.map((view) => ({ view, by: sortValues[key](view) }));
  keyed.sort((one, other) => {
    if (one.by === other.by) return one.view.claim.number - other.view.claim.number;
    return one.by < other.by ? -sign : sign;
  });
  return keyed.map(({ view }) => view);
}

const states: readonly string[] = claimStates;
const verdictOrder: readonly string[] = verdicts;

/** What each order goes by, ascending. */
export const sortValues: Readonly<Record<ClaimSortKey, (view: ClaimView) => string | number>> = {
  number: ({ claim }) => claim.number,
  wording: (view) => claimFacts(view).folded,
  type: ({ claim }) => claim.type,
  state: ({ state }) => states.indexOf(state),
  // What has no verdict comes after all that have one.
  verdict: ({ curation }) => (curation ? verdictOrder.indexOf(curation.verdict) : verdictOrder.length),
  sources: (view) => claimFacts(view).sourceIds.size,
  evidence: (view) => claimFacts(view).bearing,
  changed: (view) => claimFacts(view).last.atMs,
};
