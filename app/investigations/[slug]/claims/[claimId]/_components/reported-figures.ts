import type { Claim, Quantity } from "@/lib/domain/claim";
import type { Relation } from "@/lib/domain/evidence";
import type { Passage } from "@/lib/domain/passage";
import { type ClaimView, claimViews, type Located } from "@/lib/live/claim-view";
import type { Desk } from "@/lib/live/desk";
import { type Comparison, compare } from "@/lib/suggest/quantity/compare";
import { sameNoun } from "@/lib/suggest/quantity/object-class";
import { readQuantities } from "@/lib/suggest/quantity/read-quantities";
import { convert } from "@/lib/suggest/quantity/units";
import { type Paragraphs, voiceInWords } from "./paragraphs";

/** Who reports it: a file is not a voice, so that a reader's comment is not the outlet's figure. */
export type Reporter = Readonly<{
  source: Located["source"];
  /** Whose words they are: "wire copy, AFP"; empty for the article's own, or where it is not known. */
  voice: string;
}>;

/** One figure with the sources that report it, or a source that gives none. */
export type ReportedFigure = Readonly<{
  /** Null for a passage without such a figure. */
  quantity: Quantity | null;
  /** Its ends in the unit of the line. */
  ends: Readonly<{ min: number | null; max: number | null }>;
  reporters: readonly Reporter[];
  /** How the passages bear on the claim; none for the claim's own figure. */
  relations: readonly Relation[];
  /** The claim whose figure it is; null when it was read from the words of the passage, which no claim is made of. */
  from: Claim | null;
  /** Against the claim's own figure; null for that one. */
  comparison: Comparison | null;
}>;

/** What is set on one line: figures for one thing. `most` is the far end of the scale, in the unit of `own`. */
export type FigureGroup = Readonly<{ own: Quantity; most: number; figures: readonly ReportedFigure[] }>;

type Reported = Omit<ReportedFigure, "ends" | "comparison">;

/**
 * The claim's figures, each with those that passages linked as evidence report of the same thing, on one
 * scale: from the claims that such a passage makes or, where it makes none, read out of its words.
 *
 * A line of one is left out, as there is nothing to compare, and so is one on which nothing has an end.
 */
export function reportedFigures(desk: Desk, view: ClaimView, paragraphs: Paragraphs): FigureGroup[] {
  const { claim, appearances } = view;
  const reporterOf = ({ passage, source }: Located): Reporter => {
    const place = paragraphs[passage.id];
    return { source, voice: place && place.kind !== "body" ? voiceInWords(place) : "" };
  };
  const reporters = unique(appearances.map(reporterOf));
  const rivals = rivalsOf(desk, view, reporterOf);
  return claim.quantities.flatMap((own, at) => {
    // Two figures of the claim for one thing share the first one's line.
    if (claim.quantities.slice(0, at).some((prior) => isOneThing(prior, own))) return [];
    const mine = claim.quantities.filter((quantity) => isOneThing(quantity, own));
    const lines: Reported[] = [
      ...mine.map((quantity) => ({ quantity, reporters, relations: [], from: claim })),
      ...rivals.flatMap((rival) => onLine(rival, own, claim.quantities)),
    ];
    const figures = merged(lines).map((line) => placed(line, own));
    const ends = figures.flatMap(({ ends: { min, max } }) => [max, min === null || max !== null ? min : min * OPEN]);
    const known = ends.filter((end) => end !== null);
    return figures.length > 1 && known.length > 0 ? [{ own, most: Math.max(...known), figures }] : [];
  });
}

/** An open end is drawn this far beyond what is known, so that it is seen to be open. */
const OPEN = 1.25;

const isOneThing = (one: Quantity, other: Quantity) =>
  one === other ||
  (compare(one, other).outcome !== "incomparable" && sameNoun(one.object ?? "") === sameNoun(other.object ?? ""));

/** A passage that bears on the claim, with all the figures that it gives. */
type Rival = Readonly<{
  relation: Relation;
  reporter: Reporter;
  given: readonly Readonly<{ quantity: Quantity; from: Claim | null }>[];
}>;

function rivalsOf(desk: Desk, { claim, evidence }: ClaimView, reporterOf: (found: Located) => Reporter): Rival[] {
  const others = evidence.length === 0 ? [] : claimViews(desk).filter((other) => other.state !== "withdrawn");
  return evidence.map(({ link, passage, source }) => {
    const reporter = reporterOf({ passage, source });
    const made = others.filter(
      (other) => other.claim.id !== claim.id && other.appearances.some((made) => overlap(made.passage, passage)),
    );
    const claimed = made.flatMap(({ claim: from }) => from.quantities.map((quantity) => ({ quantity, from })));
    const read = readQuantities(passage.exact).map(({ quantity }) => ({ quantity, from: null }));
    return { relation: link.relation, reporter, given: claimed.length > 0 ? claimed : read };
  });
}

const overlap = (one: Passage, other: Passage) =>
  one.versionId === other.versionId && one.start < other.end && other.start < one.end;

/** Its figures for this thing: for the same noun, else for one of its class that is on no other line of the claim. */
function onLine({ relation, reporter, given }: Rival, own: Quantity, all: readonly Quantity[]): Reported[] {
  const comparable = given.filter(({ quantity }) => compare(quantity, own).outcome !== "incomparable");
  const same = comparable.filter(({ quantity }) => isOneThing(quantity, own));
  const loose = comparable.filter(({ quantity }) =>
    all.every((other) => other === own || !isOneThing(quantity, other)),
  );
  const chosen = same.length > 0 ? same : loose;
  if (chosen.length === 0) return [{ quantity: null, reporters: [reporter], relations: [relation], from: null }];
  return chosen.map((figure) => ({ ...figure, reporters: [reporter], relations: [relation] }));
}

/** One row for what one voice says once, and none for its silence where it also speaks. */
function merged(lines: readonly Reported[]): Reported[] {
  const speaking = new Set(lines.flatMap(({ quantity, reporters }) => (quantity ? reporters.map(keyOf) : [])));
  const rows = new Map<string, Reported>();
  for (const line of lines) {
    const { quantity, reporters, from } = line;
    if (!quantity && reporters.every((reporter) => speaking.has(keyOf(reporter)))) continue;
    const key = JSON.stringify([quantity, reporters.map(keyOf), from?.id ?? null]);
    const relations = new Set([...(rows.get(key)?.relations ?? []), ...line.relations]);
    rows.set(key, { ...line, relations: [...relations] });
  }
  return [...rows.values()];
}

function placed(line: Reported, own: Quantity): ReportedFigure {
  const { quantity } = line;
  const end = (value: number | null) =>
    value === null || !quantity ? null : convert(value, quantity.unit || null, own.unit || null);
  const ends = { min: end(quantity?.min ?? null), max: end(quantity?.max ?? null) };
  const isOwn = line.relations.length === 0;
  return { ...line, ends, comparison: isOwn || !quantity ? null : compare(quantity, own) };
}

const keyOf = ({ source, voice }: Reporter) => `${source.id} ${voice}`;
const unique = (reporters: readonly Reporter[]) => [...new Map(reporters.map((one) => [keyOf(one), one])).values()];
