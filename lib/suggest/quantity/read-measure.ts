import { currencyTo } from "./currency";
import { countAt } from "./number-words";
import { rangeAfter } from "./range";
import { asKept, objectAfter, substanceAfter } from "./read-object";
import type { Token } from "./token";
import { convert, dimensionOf, unitAt } from "./units";

/** What a number is of: a measure or things counted; the token after it. */
export type Thing = Readonly<{ unit: string | null; object: string | null; to: number; isKnown: boolean }>;

/** The unit after a number and what is measured, or what is counted. */
export function thingAfter(
  tokens: readonly Token[],
  at: number,
  text: string,
  currency: string | null,
  rangeUnit: string | null | undefined,
): Thing {
  if (currency !== null) return measured(tokens, at, text, currency);
  const from = tokens[at]?.text === "-" && tokens[at]?.end === tokens[at + 1]?.start ? at + 1 : at;
  const unit = unitAt(tokens[from]?.text ?? "", tokens[from + 1]?.text ?? "");
  if (unit !== null) return measured(tokens, from + unit.words, text, unit.unit);
  if (rangeUnit) return measured(tokens, at, text, rangeUnit);
  const repeated = bracketed(tokens, at);
  const object = from === at ? objectAfter(tokens, repeated, text) : null;
  return { unit: null, object: object?.object ?? null, to: object?.to ?? repeated, isKnown: object?.isKnown ?? false };
}

/** "Two (2) tanks": past the number in brackets. */
function bracketed(tokens: readonly Token[], at: number): number {
  const isIt = tokens[at]?.text === "(" && tokens[at + 1]?.kind === "number" && tokens[at + 2]?.text === ")";
  return isIt ? at + 3 : at;
}

const dimension = /^(radius|diameter|range|depth|width|height|length|perimeter|strip|zone|belt|buffer|distance)$/;

/** After a unit: the same again in another unit, then "radius", "of ammunition" or "from the border". */
function measured(tokens: readonly Token[], at: number, text: string, unit: string): Thing {
  const to = pastDouble(tokens, at, unit);
  for (let end = to; end < to + 3; end++) {
    const word = tokens[end];
    if (word?.kind !== "word") break;
    if (dimension.test(word.text)) {
      return { unit, object: text.slice(tokens[to]?.start, word.end).toLowerCase(), to: end + 1, isKnown: true };
    }
  }
  const kind = dimensionOf(unit);
  const next = tokens[to]?.text ?? "";
  const isShare = kind === "mass" || kind === "volume" || kind === "share" || kind === "area";
  if (next === "of" && isShare) {
    const object = substanceAfter(tokens, to + 1, text);
    if (object) return { unit, object: object.object, to: object.to, isKnown: true };
  }
  if (kind === "length") {
    const place = placeFrom(tokens, to);
    const object = place === null ? null : substanceAfter(tokens, place, text);
    if (place !== null && object) {
      const words = text.slice(tokens[place]?.start, tokens[object.to - 1]?.end).replace(/\s+/g, " ");
      return { unit, object: asKept(`distance from ${words}`), to: object.to, isKnown: true };
    }
  }
  return { unit, object: null, to, isKnown: true };
}

/** "From", "short of", "south of", "away from": where a distance is counted from. */
function placeFrom(tokens: readonly Token[], at: number): number | null {
  const word = tokens[at]?.text ?? "";
  if (word === "from") return at + 1;
  if (word === "away" && tokens[at + 1]?.text === "from") return at + 2;
  const isSide = /^(short|(north|south)?-?(north|south|east|west)(east|west)?|outside)$/.test(word);
  return isSide && tokens[at + 1]?.text === "of" ? at + 2 : null;
}

/** How far two readings of one measure may lie apart: "100 metres (300 feet)" is one measure, rounded. */
const ROUNDING = 0.15;

/** Past "(34 miles)", "or 34 miles", "/34 mi" when that is the same measure in another unit. */
function pastDouble(tokens: readonly Token[], at: number, unit: string): number {
  const joint = tokens[at]?.text ?? "";
  const isBracket = joint === "(" || joint === "[";
  if (!isBracket && joint !== "/" && joint !== "or" && joint !== ",") return at;
  let from = at + 1;
  while (
    from < at + 4 &&
    /^(or|about|around|roughly|approximately|some|nearly|~|over|more|than)$/.test(tokens[from]?.text ?? "")
  ) {
    from++;
  }
  const first = tokens[currencyTo(tokens, from)];
  const other = first?.kind === "number" ? countAt(tokens, currencyTo(tokens, from)) : null;
  if (!other || other.max === null) return at;
  const range = rangeAfter(tokens, other, false);
  const unitFrom = range?.to ?? other.to;
  const gap = tokens[unitFrom]?.text === "-" ? unitFrom + 1 : unitFrom;
  const second = unitAt(tokens[gap]?.text ?? "", tokens[gap + 1]?.text ?? "");
  if (second === null || second.unit === unit || dimensionOf(second.unit) !== dimensionOf(unit)) return at;
  const own = amountBefore(tokens, at);
  const converted = convert(range?.max ?? other.max, second.unit, unit);
  if (own === null || converted === null || Math.abs(converted - own) > ROUNDING * own) return at;
  const end = gap + second.words;
  if (isBracket) return /^[)\]]$/.test(tokens[end]?.text ?? "") ? end + 1 : at;
  return joint === "," && tokens[end]?.text === "," ? end + 1 : joint === "," && from === at + 1 ? at : end;
}

/** The number that stands right before a unit that ends at `at`. */
function amountBefore(tokens: readonly Token[], at: number): number | null {
  for (let back = at - 1; back >= 0 && back > at - 5; back--) {
    const count = tokens[back]?.kind === "number" ? countAt(tokens, back) : null;
    if (count?.max) return count.max;
  }
  return null;
}

/** "A radius of 55 km": the measured thing stands before. */
export function objectBefore(tokens: readonly Token[], at: number, unit: string | null, text: string): string | null {
  if (unit === null || tokens[at - 1]?.text !== "of") return null;
  const word = tokens[at - 2];
  return word?.kind === "word" && dimension.test(word.text) ? text.slice(word.start, word.end).toLowerCase() : null;
}
