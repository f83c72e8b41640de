import { type Verdict, verdicts } from "@/lib/domain/assessment";
import { type ClaimState, type ClaimType, claimStates, claimTypes } from "@/lib/domain/claim";
import { parseId, type ReviewerId, type SourceId } from "@/lib/domain/ids";

/**
 * What somebody chose to see of the claims, and in which order. It is kept in the address, and a saved view is a name
 * for one: both hold it as parameters, which are only ever added to.
 */

export const claimSortKeys = [
  "number",
  "wording",
  "type",
  "state",
  "verdict",
  "sources",
  "evidence",
  "changed",
] as const;
export type ClaimSortKey = (typeof claimSortKeys)[number];

/**
 * What corroborates a claim: a witness of its own; only such as depend on another; some that nobody has judged, and
 * none of its own; nothing.
 */
export const supports = ["independent", "dependent", "not-judged", "none"] as const;
export type Support = (typeof supports)[number];

export type ClaimsChoice = Readonly<{
  words: string;
  type: ClaimType | null;
  /** A state or a verdict: both answer "how far is it?". */
  standing: ClaimState | Verdict | null;
  /** Appears there, or is borne on from there. */
  sourceId: SourceId | null;
  /** Recorded it or assessed it. */
  reviewerId: ReviewerId | null;
  support: Support | null;
  contestedOnly: boolean;
  /** A figure it stands on changed at the source, and nobody has looked. */
  changedOnly: boolean;
  withWithdrawn: boolean;
  sort: Readonly<{ key: ClaimSortKey; isDescending: boolean }>;
}>;

export const everyClaim: ClaimsChoice = {
  words: "",
  type: null,
  standing: null,
  sourceId: null,
  reviewerId: null,
  support: null,
  contestedOnly: false,
  changedOnly: false,
  withWithdrawn: false,
  sort: { key: "number", isDescending: false },
};

/** Whether anything but the order was chosen. */
export function isNarrowed(choice: ClaimsChoice): boolean {
  const { type, standing, sourceId, reviewerId, support } = choice;
  const isOneOf = [type, standing, sourceId, reviewerId, support].some((value) => value !== null);
  return isOneOf || choice.words.trim() !== "" || choice.contestedOnly || choice.changedOnly;
}

export const CHOSEN_WORDS_CODE_UNITS = 200;

/** Reads a choice from parameters; what it does not know, it passes over. */
export function claimsChoice(params: Readonly<Partial<Record<string, string>>>): ClaimsChoice {
  const {
    q = "",
    type,
    standing,
    source = "",
    person = "",
    support,
    contested,
    figures,
    withdrawn,
    sort = "",
  } = params;
  const key = sort.replace(/^-/, "");
  return {
    words: q.slice(0, CHOSEN_WORDS_CODE_UNITS),
    type: claimTypes.find((known) => known === type) ?? null,
    standing: [...claimStates, ...verdicts].find((known) => known === standing) ?? null,
    sourceId: parseId("src", source),
    reviewerId: parseId("rev", person),
    support: supports.find((known) => known === support) ?? null,
    contestedOnly: contested === "1",
    changedOnly: figures === "changed",
    withWithdrawn: withdrawn === "1",
    sort: { key: claimSortKeys.find((known) => known === key) ?? "number", isDescending: sort.startsWith("-") },
  };
}

/** The same choice as parameters; only what was chosen. */
export function claimsParams(choice: ClaimsChoice): Record<string, string> {
  const { words, type, standing, sourceId, reviewerId, support, contestedOnly, changedOnly, withWithdrawn, sort } =
    choice;
  const order = `${sort.isDescending ? "-" : ""}${sort.key}`;
  return {
    ...(words !== "" && { q: words }),
    ...(type && { type }),
    ...(standing && { standing }),
    ...(sourceId && { source: sourceId }),
    ...(reviewerId && { person: reviewerId }),
    ...(support && { support }),
    ...(contestedOnly && { contested: "1" }),
    ...(changedOnly && { figures: "changed" }),
    ...(withWithdrawn && { withdrawn: "1" }),
    ...(order !== "number" && { sort: order }),
  };
}
