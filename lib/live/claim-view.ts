import { type Assessment, type Curation, settled, standing } from "@/lib/domain/assessment";
import type { Appearance, Claim, ClaimState } from "@/lib/domain/claim";
import { type EvidenceLink, type Relation, relations } from "@/lib/domain/evidence";
import type { ClaimId } from "@/lib/domain/ids";
import type { Passage } from "@/lib/domain/passage";
import type { SourceSummary } from "@/lib/domain/source";
import type { Desk } from "@/lib/live/desk";

/** A passage with the source it stands in. */
export type Located = Readonly<{ passage: Passage; source: SourceSummary }>;

/** A claim with all that stands on it: what a card, a row and the claim's page show. Retracted things are left out. */
export type ClaimView = Readonly<{
  claim: Claim;
  state: ClaimState;
  appearances: readonly (Located & Readonly<{ appearance: Appearance }>)[];
  evidence: readonly (Located & Readonly<{ link: EvidenceLink }>)[];
  count: Readonly<Record<Relation, number>>;
  assessments: readonly Assessment[];
  curation: Curation | null;
  /** Curator and recorder are one person, and nobody else assessed it: said wherever the verdict is shown. */
  curatedByItsOnlyAuthor: boolean;
}>;

const views = new WeakMap<Desk, readonly ClaimView[]>();

/** What a view is made of, in a fixed order: the same parts give the same view. */
type Parts = readonly unknown[];
const known = new WeakMap<Claim, Readonly<{ parts: Parts; view: ClaimView }>>();

/**
 * Every claim, by number, withdrawn ones too. Worked out once for each desk. A claim of which nothing changed keeps the
 * view it had on the desk before, so that whatever shows it can stay as it is.
 */
export function claimViews(desk: Desk): readonly ClaimView[] {
  const before = views.get(desk);
  if (before) return before;
  const appearances = ofClaims.appearances(desk.appearances);
  const links = ofClaims.links(desk.links);
  const assessments = ofClaims.assessments(desk.assessments);
  const curations = ofClaims.curations(desk.curations);
  const made = Object.values(desk.claims)
    .sort((one, other) => one.number - other.number)
    .map((claim) => {
      const of = {
        appearances: appearances.get(claim.id) ?? none,
        links: links.get(claim.id) ?? none,
        assessments: assessments.get(claim.id) ?? none,
        curations: curations.get(claim.id) ?? none,
      };
      const prior = known.get(claim);
      if (prior && isMadeOf(prior.parts, desk, of)) return prior.view;
      const view = viewOf(desk, claim, of);
      known.set(claim, { parts: partsOf(desk, of), view });
      return view;
    });
  views.set(desk, made);
  return made;
}

/** Groups the things of a record; once for each record, since most changes leave most of them as they are. */
function grouping<Thing extends { claimId: ClaimId }>() {
  const known = new WeakMap<Readonly<Record<string, Thing>>, ReadonlyMap<ClaimId, readonly Thing[]>>();
  return (things: Readonly<Record<string, Thing>>): ReadonlyMap<ClaimId, readonly Thing[]> => {
    const before = known.get(things);
    if (before) return before;
    const grouped = new Map<ClaimId, Thing[]>();
    for (const thing of Object.values(things)) {
      const group = grouped.get(thing.claimId);
      if (group) group.push(thing);
      else grouped.set(thing.claimId, [thing]);
    }
    known.set(things, grouped);
    return grouped;
  };
}

const ofClaims = {
  appearances: grouping<Appearance>(),
  links: grouping<EvidenceLink>(),
  assessments: grouping<Assessment>(),
  curations: grouping<Curation>(),
};
const none: readonly never[] = [];

type Things = Readonly<{
  appearances: readonly Appearance[];
  links: readonly EvidenceLink[];
  assessments: readonly Assessment[];
  curations: readonly Curation[];
}>;

function partsOf(desk: Desk, of: Things): Parts {
  const parts: unknown[] = [];
  eachPart(desk, of, (part) => parts.push(part) > 0);
  return parts;
}

/** Whether these are the parts. Makes nothing: after a change it is asked of every claim there is. */
function isMadeOf(parts: Parts, desk: Desk, of: Things): boolean {
  let at = 0;
  return eachPart(desk, of, (part) => parts[at++] === part) && at === parts.length;
}

/** Shows the parts of a view one by one, for as long as `look` goes on; whether it did to the end. */
function eachPart(
  { passages, sources }: Desk,
  { appearances, links, assessments, curations }: Things,
  look: (part: unknown) => boolean,
): boolean {
  const isPlacedSame = (thing: Appearance | EvidenceLink) => {
    const passage = passages[thing.passageId];
    return look(thing) && look(passage) && look(passage && sources[passage.sourceId]);
  };
  return (
    appearances.every(isPlacedSame) && links.every(isPlacedSame) && assessments.every(look) && curations.every(look)
  );
}

function viewOf(desk: Desk, claim: Claim, things: Things): ClaimView {
  const judged = standing(inOrder(things.assessments, ({ assessedAtMs }) => assessedAtMs));
  const curation = settled(inOrder(things.curations, ({ curatedAtMs }) => curatedAtMs));
  const evidence = inOrder(things.links.filter(stands), ({ linkedAtMs }) => linkedAtMs).flatMap((link) =>
    located(desk, link).map((where) => ({ ...where, link })),
  );
  const appearances = inOrder(things.appearances.filter(stands), ({ recordedAtMs }) => recordedAtMs);
  return {
    claim,
    state: stateOf(claim, judged.length > 0, curation !== null),
    appearances: appearances.flatMap((appearance) => located(desk, appearance).map((at) => ({ ...at, appearance }))),
    evidence,
    count: counted(evidence.map(({ link }) => link.relation)),
    assessments: judged,
    curation,
    curatedByItsOnlyAuthor:
      curation !== null &&
      curation.curatedBy === claim.recordedBy &&
      judged.every(({ reviewerId }) => reviewerId === claim.recordedBy),
  };
}

const stands = ({ retractedAtMs }: { retractedAtMs: number | null }) => retractedAtMs === null;

/** One claim's view, or null when the desk does not know it. */
export function claimView(desk: Desk, claimId: ClaimId): ClaimView | null {
  return claimViews(desk).find(({ claim }) => claim.id === claimId) ?? null;
}

/** Something speaks against it, or reviewers judge it differently: drawn with a double edge. */
export function isContested({ count, assessments }: ClaimView): boolean {
  return count.contradicts > 0 || areDivided(assessments);
}

/** Whether those who assessed a claim chose different verdicts. */
export function areDivided(assessments: ClaimView["assessments"]): boolean {
  return new Set(assessments.map(({ verdict }) => verdict)).size > 1;
}

function stateOf(claim: Claim, isAssessed: boolean, isCurated: boolean): ClaimState {
  if (claim.withdrawnAtMs !== null) return "withdrawn";
  if (isCurated) return "settled";
  return isAssessed ? "in-review" : "open";
}

function located(desk: Desk, { passageId }: { passageId: Passage["id"] }): Located[] {
  const passage = desk.passages[passageId];
  const source = passage && desk.sources[passage.sourceId];
  return passage && source ? [{ passage, source }] : [];
}

/** By time, then by id: the same order on every screen and after every reload. */
function inOrder<Thing extends { id: string }>(things: readonly Thing[], atMs: (thing: Thing) => number): Thing[] {
  return [...things].sort((one, other) => atMs(one) - atMs(other) || (one.id < other.id ? -1 : 1));
}

function counted(found: readonly Relation[]): Record<Relation, number> {
  const count = { corroborates: 0, contradicts: 0, qualifies: 0 };
  for (const relation of relations) count[relation] = found.filter((other) => other === relation).length;
  return count;
}
