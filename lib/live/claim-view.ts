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

/** Every claim, by number, withdrawn ones too. Worked out once for each desk, in one pass over its records. */
export function claimViews(desk: Desk): readonly ClaimView[] {
  const known = views.get(desk);
  if (known) return known;
  const appearances = byClaim(Object.values(desk.appearances).filter(({ retractedAtMs }) => retractedAtMs === null));
  const links = byClaim(Object.values(desk.links).filter(({ retractedAtMs }) => retractedAtMs === null));
  const assessments = byClaim(Object.values(desk.assessments));
  const curations = byClaim(Object.values(desk.curations));
  const made = Object.values(desk.claims)
    .sort((one, other) => one.number - other.number)
    .map((claim) => {
      const judged = standing(inOrder(assessments.get(claim.id) ?? [], ({ assessedAtMs }) => assessedAtMs));
      const curation = settled(inOrder(curations.get(claim.id) ?? [], ({ curatedAtMs }) => curatedAtMs));
      const evidence = inOrder(links.get(claim.id) ?? [], ({ linkedAtMs }) => linkedAtMs).flatMap((link) =>
        located(desk, link).map((where) => ({ ...where, link })),
      );
      return {
        claim,
        state: stateOf(claim, judged.length > 0, curation !== null),
        appearances: inOrder(appearances.get(claim.id) ?? [], ({ recordedAtMs }) => recordedAtMs).flatMap(
          (appearance) => located(desk, appearance).map((where) => ({ ...where, appearance })),
        ),
        evidence,
        count: counted(evidence.map(({ link }) => link.relation)),
        assessments: judged,
        curation,
        curatedByItsOnlyAuthor:
          curation !== null &&
          curation.curatedBy === claim.recordedBy &&
          judged.every(({ reviewerId }) => reviewerId === claim.recordedBy),
      };
    });
  views.set(desk, made);
  return made;
}

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

function byClaim<Thing extends { claimId: ClaimId }>(things: readonly Thing[]): Map<ClaimId, Thing[]> {
  const grouped = new Map<ClaimId, Thing[]>();
  for (const thing of things) {
    const group = grouped.get(thing.claimId);
    if (group) group.push(thing);
    else grouped.set(thing.claimId, [thing]);
  }
  return grouped;
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
