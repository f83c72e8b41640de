import type { Support } from "@/lib/domain/claims-choice";
import type { ReviewerId, SourceId } from "@/lib/domain/ids";
import { type ClaimView, isContested } from "@/lib/live/claim-view";
import { figuresInWords } from "@/lib/report/figure-in-words";

/** What a list of claims shows, sorts and narrows by, and that is not in the view as it stands. */
export type ClaimFacts = Readonly<{
  sourceIds: ReadonlySet<SourceId>;
  /** Links that bear on it, whichever way. */
  bearing: number;
  support: Support;
  isContested: boolean;
  figures: string;
  /** Its last change, or the last thing said of it that still stands. */
  last: Readonly<{ atMs: number; by: ReviewerId }>;
  /** The wording as it is sorted by. */
  folded: string;
}>;

const known = new WeakMap<ClaimView, ClaimFacts>();
const texts = new WeakMap<ClaimView, string>();

/** Worked out once for each view: a claim of which nothing changed keeps its view, and so its facts. */
export function claimFacts(view: ClaimView): ClaimFacts {
  const before = known.get(view);
  if (before) return before;
  const { claim, appearances, evidence, count } = view;
  const facts: ClaimFacts = {
    sourceIds: new Set([...appearances, ...evidence].map(({ source }) => source.id)),
    bearing: count.corroborates + count.contradicts + count.qualifies,
    support: supportOf(view),
    isContested: isContested(view),
    figures: figuresInWords(claim.quantities),
    last: lastOf(view),
    folded: folded(claim.wording),
  };
  known.set(view, facts);
  return facts;
}

/** What a search looks through: number, wording, figures, place, who it is attributed to, and the quotes. */
export function searchText(view: ClaimView): string {
  const before = texts.get(view);
  if (before !== undefined) return before;
  const { claim, appearances } = view;
  const { figures, folded: wording } = claimFacts(view);
  // Part by part: most have no accents, and so are quick.
  const parts = [`#${claim.number}`, wording, folded(figures)];
  for (const said of [claim.place, claim.attribution?.to]) if (said) parts.push(folded(said));
  for (const { passage } of appearances) parts.push(folded(passage.exact));
  const text = parts.join(" ");
  texts.set(view, text);
  return text;
}

const plain = /^[\0-\x7f]*$/;

/** Without case and accents, so that "Tánf" is found by "tanf". */
export function folded(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function supportOf({ evidence, count }: ClaimView): Support {
  if (count.corroborates === 0) return "none";
  let support: Support = "dependent";
  for (const { link } of evidence) {
    if (link.relation !== "corroborates") continue;
    if (link.independent === "yes") return "independent";
    if (link.independent === "not-judged") support = "not-judged";
  }
  return support;
}

function lastOf({ claim, appearances, evidence, assessments, curation }: ClaimView): ClaimFacts["last"] {
  let last = { atMs: claim.changedAtMs, by: claim.changedBy };
  const see = (atMs: number, by: ReviewerId) => {
    if (atMs > last.atMs) last = { atMs, by };
  };
  for (const { appearance } of appearances) see(appearance.recordedAtMs, appearance.recordedBy);
  for (const { link } of evidence) see(link.linkedAtMs, link.linkedBy);
  for (const { assessedAtMs, reviewerId } of assessments) see(assessedAtMs, reviewerId);
  if (curation) see(curation.curatedAtMs, curation.curatedBy);
  return last;
}
