import type { Quantity } from "@/lib/domain/claim";
import { genericNouns, objectClass, sameNoun } from "./object-class";
import { convert, dimensionOf } from "./units";

/** How two reported figures stand to each other; never which of them is right. */
export type Comparison = Readonly<{
  /**
   * `same`: equal ends for the same thing. `compatible`: one number could satisfy both. `differs`: none could.
   * `incomparable`: they measure or count things that have no common scale.
   */
  outcome: "same" | "compatible" | "differs" | "incomparable";
  /** Compatible, but another figure was reported: "up to 4" and "1". */
  isReportedDifferently: boolean;
}>;

/** How far a figure that calls itself approximate may be off, as a share of it. */
const ABOUT = 0.1;
/** What is lost in converting a rounded figure to another unit. */
const CONVERSION = 0.02;

/** Compares ends, unit, what is counted and its status. Symmetric; a quantity is the same as itself. */
export function compare(one: Quantity, other: Quantity): Comparison {
  if (!areOfOneKind(one, other)) return { outcome: "incomparable", isReportedDifferently: false };
  const [first, second] = [endsOf(one), endsOf(other, one.unit)];
  if (first === null || second === null) return { outcome: "incomparable", isReportedDifferently: false };
  const slack = isOneUnit(one, other) ? 0 : CONVERSION;
  const isEqual = isNear(first.min, second.min, slack) && isNear(first.max, second.max, slack);
  if (isEqual && saysTheSame(one, other)) return { outcome: "same", isReportedDifferently: false };
  const share = slack + (one.approximate || other.approximate ? ABOUT : 0);
  const isApart = isBelow(first.max, second.min, share) || isBelow(second.max, first.min, share);
  return isApart
    ? { outcome: "differs", isReportedDifferently: false }
    : { outcome: "compatible", isReportedDifferently: !isEqual };
}

/** Ends that are equal say the same when they are of the same thing, equally sure, and are ends at all. */
function saysTheSame(one: Quantity, other: Quantity): boolean {
  if (one.approximate !== other.approximate || sameNoun(one.object ?? "") !== sameNoun(other.object ?? ""))
    return false;
  const hasEnds = one.min !== null || one.max !== null;
  return hasEnds || (one.comparator ?? "").toLowerCase() === (other.comparator ?? "").toLowerCase();
}

function areOfOneKind(one: Quantity, other: Quantity): boolean {
  if (dimensionOf(blankToNull(one.unit)) !== dimensionOf(blankToNull(other.unit))) return false;
  return areStatusesOfOneKind(one.status, other.status) && areObjectsOfOneKind(one, other);
}

/** A unit decides by itself what is measured; of counted things the class does. Of nothing said, nothing follows. */
function areObjectsOfOneKind(one: Quantity, other: Quantity): boolean {
  const [first, second] = [blankToNull(one.object), blankToNull(other.object)];
  if (first === null || second === null) return true;
  const [noun, otherNoun] = [sameNoun(first), sameNoun(second)];
  if (noun === otherNoun) return true;
  if (blankToNull(one.unit) !== null) return isDistance(first) === isDistance(second) && !areRival(noun, otherNoun);
  const kind = objectClass(first);
  if (kind !== objectClass(second)) return false;
  return kind === "people" || kind === "equipment" || genericNouns.has(noun) || genericNouns.has(otherNoun);
}

const isDistance = (object: string) => /^distance\b/i.test(object);
const dimensions = new Set(["radius", "diameter", "depth", "width", "height", "length"]);
const areRival = (one: string, other: string) => dimensions.has(one) && dimensions.has(other);

/** Different words for one fate. The dead and the wounded are two counts, not two accounts of one. */
const fates: readonly (readonly string[])[] = [
  ["killed", "dead", "died"],
  ["wounded", "injured"],
  ["destroyed", "lost", "shot down"],
  ["damaged", "hit"],
  ["captured", "seized"],
  ["present", "deployed", "ordered", "sent"],
];
const fateOf = (status: string) => fates.find((fate) => fate.includes(status))?.[0] ?? status;

function areStatusesOfOneKind(one: string | null, other: string | null): boolean {
  const [first, second] = [blankToNull(one), blankToNull(other)];
  return first === null || second === null || fateOf(first.toLowerCase()) === fateOf(second.toLowerCase());
}

const blankToNull = (words: string | null) => (words === null || words.trim() === "" ? null : words);
const isOneUnit = (one: Quantity, other: Quantity) => convert(1, blankToNull(one.unit), blankToNull(other.unit)) === 1;

type Ends = Readonly<{ min: number | null; max: number | null }>;

/** The ends in `unit`, or as they are; null where there is no way to it. */
function endsOf({ min, max, unit }: Quantity, target: string | null = unit): Ends | null {
  const into = (end: number | null) => (end === null ? null : convert(end, blankToNull(unit), blankToNull(target)));
  const ends = { min: into(min), max: into(max) };
  const isLost = (min !== null && ends.min === null) || (max !== null && ends.max === null);
  return isLost ? null : ends;
}

const scaleOf = (one: number, other: number) => Math.max(Math.abs(one), Math.abs(other));

function isNear(one: number | null, other: number | null, share: number): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= Math.max(share, 1e-9) * scaleOf(one, other);
}

function isBelow(max: number | null, min: number | null, share: number): boolean {
  return max !== null && min !== null && min - max > share * scaleOf(max, min);
}
