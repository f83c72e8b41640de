import { isContested } from "@/app/_components/claim-card/claim-words";
import type { Relation } from "@/lib/domain/evidence";
import type { SourceVersionId } from "@/lib/domain/ids";
import { type Passage, placeIn } from "@/lib/domain/passage";
import type { Highlight } from "@/lib/editor/highlights";
import { inReadingOrder } from "@/lib/editor/reading-order";
import { type ClaimView, claimViews } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

/** A passage of the open text under one claim: where it is made, or how it bears on it. */
type PagePassage = Readonly<{
  id: string;
  passage: Passage;
  isAppearance: boolean;
  relations: readonly Relation[];
}>;

/** A claim that the open text makes or bears on, with its passages there in reading order. */
export type PageClaim = Readonly<{ view: ClaimView; passages: readonly PagePassage[] }>;

/** The name of one passage under one claim, unique on the page. */
export function highlightId(claimId: string, passageId: string): string {
  return `${claimId}:${passageId}`;
}

/**
 * The claims on the page in reading order, without withdrawn ones. Passages that have no place in this version are left
 * out: there is nowhere to draw them. One that awaits a look stands where its new words are offered.
 * Takes O(claims of the desk), and keeps what it made of a claim for as long as nothing of that changes. To put those in
 * order that were so `before` takes next to nothing.
 */
export function claimsOnPage(
  desk: Desk,
  versionId: SourceVersionId,
  before: readonly PageClaim[] = [],
): readonly PageClaim[] {
  const here = new Set<PageClaim>();
  for (const view of claimViews(desk)) {
    if (view.state === "withdrawn") continue;
    const claim = pageClaim(view, versionId);
    if (claim.passages.length > 0) here.add(claim);
  }
  const kept = before.filter((claim) => here.delete(claim));
  return [...kept, ...here].sort(byBeginning);
}

/** As `inReadingOrder` has them, each by its first passage. */
function byBeginning(one: PageClaim, other: PageClaim): number {
  const [first, second] = [one.passages[0]?.passage, other.passages[0]?.passage];
  if (!first || !second) return 0; // Those without a passage are not on the page.
  return first.start - second.start || second.end - first.end || (one.view.claim.id < other.view.claim.id ? -1 : 1);
}

const made = new WeakMap<ClaimView, Map<SourceVersionId, PageClaim>>();

function pageClaim(view: ClaimView, versionId: SourceVersionId): PageClaim {
  const known = made.get(view);
  const claim = known?.get(versionId);
  if (claim) return claim;
  const fresh = { view, passages: passagesOf(view, versionId) };
  made.set(view, (known ?? new Map<SourceVersionId, PageClaim>()).set(versionId, fresh));
  return fresh;
}

/** The marks of these claims; all passages of the claim named are on. A claim that is as it was gives the marks it gave. */
export function highlightsOf(claims: readonly PageClaim[], onClaimId: string | null): Highlight[] {
  return claims.flatMap((claim) => {
    const marks = claim.view.claim.id === onClaimId ? marksOn : marksOff;
    const known = marks.get(claim);
    if (known) return known;
    const drawn = marksOf(claim, marks === marksOn);
    marks.set(claim, drawn);
    return drawn;
  });
}

const marksOn = new WeakMap<PageClaim, readonly Highlight[]>();
const marksOff = new WeakMap<PageClaim, readonly Highlight[]>();

function marksOf({ view, passages }: PageClaim, isOn: boolean): Highlight[] {
  return passages.map(({ id, passage }) => ({
    id,
    claimId: view.claim.id,
    from: passage.start,
    to: passage.end,
    type: view.claim.type,
    edge: isContested(view) ? "double" : "solid",
    isOn,
  }));
}

function passagesOf(view: ClaimView, versionId: SourceVersionId): PagePassage[] {
  const found = new Map<string, PagePassage>();
  const here = <Placed extends { passage: Passage }>(one: Placed) => {
    const passage = standingIn(one.passage, versionId);
    return passage ? [{ ...one, passage }] : [];
  };
  for (const { passage } of view.appearances.flatMap(here)) {
    const id = highlightId(view.claim.id, passage.id);
    found.set(id, { id, passage, isAppearance: true, relations: [] });
  }
  for (const { passage, link } of view.evidence.flatMap(here)) {
    const id = highlightId(view.claim.id, passage.id);
    const { isAppearance = false, relations = [] } = found.get(id) ?? {};
    found.set(id, { id, passage, isAppearance, relations: [...relations, link.relation] });
  }
  const ordered = inReadingOrder(
    [...found.values()].map((one) => ({ ...one, from: one.passage.start, to: one.passage.end })),
  );
  return ordered.map(({ id, passage, isAppearance, relations }) => ({ id, passage, isAppearance, relations }));
}

/** A passage as it stands in the text that is open: whoever reads an earlier version keeps what they had before them. */
function standingIn(passage: Passage, versionId: SourceVersionId): Passage | null {
  if (passage.versionId === versionId) return passage;
  const span = placeIn(passage, versionId);
  return span && { ...passage, ...span };
}
