import type { Quantity } from "@/lib/domain/claim";
import type { Relation } from "@/lib/domain/evidence";
import type { Passage } from "@/lib/domain/passage";
import { type ClaimView, claimViews, type Located } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";

/** One figure with the sources that report it. */
export type ReportedFigure = Readonly<{
  quantity: Quantity;
  sources: readonly Located["source"][];
  /** How the passage bears on the claim; null for the claim's own figure. */
  relation: Relation | null;
  /** The claim whose figure it is. */
  from: ClaimView["claim"];
}>;

export type FigureGroup = Readonly<{ what: string; most: number; figures: readonly ReportedFigure[] }>;

/**
 * Figures that can be set side by side: the claim's own, and those of claims made by a passage that is
 * linked as evidence, when they count the same thing in the same unit. Nothing is read out of texts here.
 *
 * A group of one is left out, as there is nothing to compare; so is a figure without either end.
 */
export function reportedFigures(desk: Desk, view: ClaimView): FigureGroup[] {
  const groups = new Map<string, ReportedFigure[]>();
  for (const figure of [...figuresOf(view, null), ...rivals(desk, view)]) {
    const { min, max } = figure.quantity;
    if (min === null && max === null) continue;
    const what = countedThing(figure.quantity);
    const group = groups.get(what);
    if (group) group.push(figure);
    else if (figure.relation === null) groups.set(what, [figure]);
  }
  return [...groups]
    .filter(([, figures]) => figures.length > 1)
    .map(([what, figures]) => ({ what, figures, most: Math.max(...figures.map(highest)) }));
}

/** The unit and the object: "tank", "km radius". Case and a plural "s" make no difference. */
function countedThing({ unit, object }: Quantity): string {
  const thing = (object ?? "")
    .trim()
    .toLowerCase()
    .replace(/([^s])s$/, "$1");
  return [unit ?? "", thing].filter(Boolean).join(" ");
}

const highest = ({ quantity: { min, max } }: ReportedFigure) => max ?? min ?? 0;

function figuresOf({ claim, appearances }: ClaimView, relation: Relation | null): ReportedFigure[] {
  const sources = [...new Map(appearances.map(({ source }) => [source.id, source])).values()];
  return claim.quantities.map((quantity) => ({ quantity, sources, relation, from: claim }));
}

function rivals(desk: Desk, { claim, evidence }: ClaimView): ReportedFigure[] {
  return claimViews(desk).flatMap((other) => {
    if (other.claim.id === claim.id || other.state === "withdrawn") return [];
    const bearing = evidence.find(({ passage }) =>
      other.appearances.some((appearance) => overlap(appearance.passage, passage)),
    );
    return bearing ? figuresOf(other, bearing.link.relation) : [];
  });
}

const overlap = (one: Passage, other: Passage) =>
  one.versionId === other.versionId && one.start < other.end && other.start < one.end;
