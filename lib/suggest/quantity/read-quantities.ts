import type { Quantity } from "@/lib/domain/claim";
import type { Span } from "@/lib/text/span";
import { comparatorAfter, comparatorAt, type Effect } from "./comparator";
import { dashes, isNoFigure, isPlainYear } from "./not-figures";
import { type Counted, countAt, scaleOf } from "./number-words";
import { objectClass } from "./object-class";
import { asKept, objectAfter, substanceAfter } from "./read-object";
import { isEnd, isImagined, statusOf, statusWord } from "./status";
import { type Token, tokensOf } from "./token";
import { convert, dimensionOf, unitAt } from "./units";

/** A figure with the words it was read from. */
export type QuantityFound = Readonly<{ quantity: Quantity; span: Span }>;

/** A figure as far as it is read; token offsets. */
type Reading = Readonly<{
  min: number | null;
  max: number | null;
  approximate: boolean;
  comparator: string | null;
  unit: string | null;
  object: string | null;
  from: number;
  to: number;
  /** "A tank": a figure only with what became of it, or in a list with others. */
  isArticle: boolean;
  /** A number with nothing counted: a figure only if a verb or a comparator says so. */
  isBare: boolean;
}>;

/**
 * The quantities that an English text reports, in order: amounts with their ends ("up to 4" has no lower
 * one), units, what is counted and what became of it. A measure given twice ("55 km (34 miles)") is one.
 *
 * Numbers that count nothing are passed over: names (F-16, 800th Battalion), days, years, clock times, scores.
 * What is unsure is left out: a person adds a figure more easily than they find a wrong one. Never throws;
 * takes time proportional to the text.
 */
export function readQuantities(text: string): readonly QuantityFound[] {
  const tokens = tokensOf(text);
  const found: QuantityFound[] = [];
  let prior: Reading | null = null;
  for (let at = 0; at < tokens.length; ) {
    const reading: Reading | null = mayBegin(tokens[at]) ? readAt(tokens, at, text) : null;
    if (reading === null) {
      at++;
      continue;
    }
    const hasStatus = reading.unit === null || /^(mass|volume|share)$/.test(dimensionOf(reading.unit) ?? "");
    const status = hasStatus ? statusOf(tokens, reading.from, reading.to) : null;
    if (isReported(reading, status, prior, tokens)) {
      found.push({ quantity: quantityFrom(reading, status), span: spanOf(tokens, reading) });
      prior = reading;
    }
    at = reading.isArticle ? at + 1 : reading.to;
  }
  return found;
}

/** What no figure begins with is most of a text, and is told by the first token. */
function mayBegin(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "number" || (token.kind !== "name" && beginnings.has(token.text)));
}

const beginnings = new Set(
  (
    "a an the one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
    "seventeen eighteen " +
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred half half-dozen one-and-a-half " +
    "two-and-a-half couple pair " +
    "several tens dozens scores hundreds thousands millions billions up at as no not maximum fewer less under " +
    "below within more over " +
    "above upwards minimum in exceeding greater well about around some roughly approximately approx circa ca " +
    "nearly almost close just " +
    "estimated perhaps possibly maybe between unknown from < ≤ > ≥ ~ ≈ $ € £ usd us u.s eur"
  ).split(" "),
);
for (const ten of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")) {
  for (const one of "one two three four five six seven eight nine".split(" ")) beginnings.add(`${ten}-${one}`);
}

function quantityFrom({ min, max, unit, object, approximate, comparator }: Reading, status: string | null): Quantity {
  return { min, max, unit, object, approximate, comparator, status };
}

function spanOf(tokens: readonly Token[], { from, to }: Reading): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

function isReported(reading: Reading, status: string | null, prior: Reading | null, tokens: readonly Token[]): boolean {
  if (reading.isArticle) {
    const isListed = prior !== null && reading.from - prior.to < 6 && isOneList(tokens, prior.to, reading.from);
    return (status !== null || isListed) && !isImagined(tokens, reading.from) && !isInstrument(tokens, reading.from);
  }
  return !reading.isBare || status !== null || reading.comparator !== null;
}

function isOneList(tokens: readonly Token[], from: number, to: number): boolean {
  let hasJoint = false;
  for (let at = from; at < to; at++) {
    if (isEnd(tokens, at)) return false;
    hasJoint ||= tokens[at]?.text === "," || tokens[at]?.text === "and";
  }
  return hasJoint;
}

/** "With a missile", "by a drone", "such as a tank": not what was counted. */
const isInstrument = (tokens: readonly Token[], at: number) =>
  /^(with|by|using|as|like|from|of|for|to)$/.test(tokens[at - 1]?.text ?? "");

function readAt(tokens: readonly Token[], at: number, text: string): Reading | null {
  const before = tokens[at]?.text === "between" || tokens[at]?.text === "from" ? null : comparatorAt(tokens, at);
  const isBetween = tokens[at]?.text === "between" || tokens[at]?.text === "from";
  const start = before?.to ?? (isBetween ? at + 1 : at);
  const numberAt = currencyTo(tokens, determinerTo(tokens, start, before !== null));
  const count = countAt(tokens, numberAt);
  if (count === null || isNoCount(tokens, numberAt, count, before !== null)) return null;
  const range = rangeAfter(tokens, count, isBetween);
  if (isBetween && range === null) return tokens[at]?.text === "from" ? readAt(tokens, start, text) : null;
  const to = range?.to ?? count.to;
  const behind = before === null ? comparatorAfter(tokens, to) : null;
  const effect = before?.effect ?? behind?.effect ?? "none";
  const isHeld = currencyTo(tokens, start) > start;
  const unit = isHeld ? currencyAt(tokens, start) : null;
  const thing = thingAfter(tokens, behind?.to ?? to, text, unit, unit === null ? range?.unit : null);
  if (isStray(tokens, numberAt, text, thing, { count, isRange: range !== null, effect, isBetween })) return null;
  const ends = withEffect(effect, count, range);
  const isOverTime = effect === "at-least" && tokens[at]?.text === "over" && dimensionOf(thing.unit) === "time";
  if (isReference(tokens, at, thing)) return null;
  if (isOverTime) return readAt(tokens, start, text);
  const asWritten = comparatorText(tokens, at, numberAt, count, range !== null, before !== null, behind, to, text);
  return {
    ...ends,
    approximate: count.approximate || ends.approximate,
    comparator: asWritten,
    unit: thing.unit,
    object: objectBefore(tokens, at, thing.unit, text) ?? thing.object,
    from: at,
    to: thing.to,
    isArticle: count.isArticle && thing.unit === null,
    isBare: thing.unit === null && thing.object === null,
  };
}

/** A number that stands for no amount, or a word that is one only in other places. */
function isNoCount(tokens: readonly Token[], at: number, count: Counted, hasComparator: boolean): boolean {
  if (isNoFigure(tokens, at, count.to, hasComparator)) return true;
  const token = tokens[at];
  const prior = tokens[at - 1];
  if (token?.kind !== "word") return false;
  // "The Group of Seven", "the Four Seasons": a number with a capital inside a sentence is a name.
  if (token.isCapital && prior !== undefined && prior.kind !== "mark") return true;
  if (token.text === "one")
    return /^(no|any|every|each|this|that|which|another|only|the|some)$/.test(prior?.text ?? "");
  return false;
}

type Range = Readonly<{ min: number; max: number; to: number; unit: string | null }>;

/** "20–25", "20 to 25", "20 km to 25 km", "two or three". A second number that is lower is a score, not a range. */
function rangeAfter(tokens: readonly Token[], count: Counted, isBetween: boolean): Range | null {
  if (count.min === null || count.isWords || count.isArticle) return null;
  const unit = unitAt(tokens[count.to]?.text ?? "", tokens[count.to + 1]?.text ?? "");
  const joint = unit === null ? count.to : count.to + unit.words;
  const text = tokens[joint]?.text ?? "";
  if (!dashes.has(text) && text !== "to" && !(isBetween && text === "and") && text !== "or") return null;
  const at = currencyTo(tokens, joint + 1);
  const other = countAt(tokens, at);
  if (other === null || other.isWords || other.isArticle || other.max === null) return null;
  if (isNoFigure(tokens, at, other.to, false) && !dashes.has(text)) return null;
  // "2 to 3 million": the scale belongs to both.
  const scale = scaleOf(tokens[other.to - 1]?.text ?? "");
  const min = count.min < scale && other.max / scale > count.min ? count.min * scale : count.min;
  return other.max > min ? { min, max: other.max, to: other.to, unit: unit?.unit ?? null } : null;
}

type Ends = Readonly<{ min: number | null; max: number | null; approximate: boolean }>;

/** "At least 20 to 25" is at least 20; "up to 20–25" at most 25. */
function withEffect(effect: Effect, count: Counted, range: Range | null): Ends {
  const [min, top] = range ? [range.min, range.max] : [count.min, count.max];
  if (effect === "at-most") return { min: null, max: top, approximate: false };
  if (effect === "at-least") return { min, max: null, approximate: false };
  return { min, max: top, approximate: effect === "about" };
}

/** "A further 100", "another 20", "the 2 tanks": what may stand before a number and says nothing of it. */
function determinerTo(tokens: readonly Token[], at: number, hasComparator: boolean): number {
  const [first, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? ""];
  if ((first === "a" || first === "an") && /^(further|additional|total|estimated|reported)$/.test(second)) {
    const to = tokens[at + 2]?.text === "of" ? at + 3 : at + 2;
    if (tokens[to]?.kind === "number" || (countAt(tokens, to)?.isArticle === false && second !== "number")) return to;
  }
  return hasComparator && first === "the" && tokens[at + 1]?.kind === "number" ? at + 1 : at;
}

/** Past "$", "US$", "USD". */
function currencyTo(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text ?? "";
  if (/^[$€£₽]$/.test(text) || /^(usd|eur|gbp)$/.test(text)) return at + 1;
  return (text === "us" || text === "u.s") && tokens[at + 1]?.text === "$" ? at + 2 : at;
}

function currencyAt(tokens: readonly Token[], at: number): string | null {
  return unitAt(tokens[currencyTo(tokens, at) - 1]?.text ?? "", "")?.unit ?? null;
}

type Thing = Readonly<{ unit: string | null; object: string | null; to: number; isKnown: boolean }>;

/** The unit after a number and what is measured, or what is counted. */
function thingAfter(
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
function objectBefore(tokens: readonly Token[], at: number, unit: string | null, text: string): string | null {
  if (unit === null || tokens[at - 1]?.text !== "of") return null;
  const word = tokens[at - 2];
  return word?.kind === "word" && dimension.test(word.text) ? text.slice(word.start, word.end).toLowerCase() : null;
}

type Amount = Readonly<{ count: Counted; isRange: boolean; effect: Effect; isBetween: boolean }>;

/** What only looks like a figure: years, ages, scores, a plain article, "millions" without what they count. */
function isStray(tokens: readonly Token[], at: number, text: string, thing: Thing, amount: Amount): boolean {
  const { count, isRange, effect, isBetween } = amount;
  const isBare = thing.unit === null && thing.object === null;
  if (count.isArticle) {
    if (thing.unit !== null) return !/^(one|half)$/.test(tokens[at]?.text ?? "") || dimensionOf(thing.unit) === "time";
    const counted = thing.object === null ? null : objectClass(thing.object);
    if (!thing.isKnown || (counted !== "equipment" && counted !== "people")) return true;
    return tokens[at]?.text !== "one" && effect !== "none" ? true : isPluralAfter(tokens, at, thing);
  }
  if (isPlainYear(tokens, at, text, thing.isKnown || effect !== "none")) return true;
  if (isPlainYear(tokens, at, text, false) && isBare) return true;
  if (/^(year-old|old|years-old)$/.test(tokens[thing.to]?.text ?? "")) return true;
  if (tokens[thing.to]?.text === "-" && tokens[thing.to + 1]?.text === "year-old") return true;
  const isWritten = tokens[at]?.kind === "word";
  if (isRange && isBare && !isBetween && effect === "none" && dashes.has(tokens[count.to]?.text ?? "")) return true;
  // "May 3-1", "3-1": a number whose dash leads to a lower one.
  const isScore = !isRange && dashes.has(tokens[count.to]?.text ?? "") && tokens[count.to + 1]?.kind === "number";
  if (isScore && tokens[count.to]?.end === tokens[count.to + 1]?.start) return true;
  if (isBare && count.isWords && effect === "none") return !isVerbBeside(tokens, at, count.to);
  return isBare && isWritten && effect === "none" && !isVerbBeside(tokens, at, count.to);
}

/** "The tanks": the article of a plural counts nothing. */
function isPluralAfter(tokens: readonly Token[], at: number, thing: Thing): boolean {
  if (tokens[at]?.text === "a" || tokens[at]?.text === "an") return false;
  const last = tokens[thing.to - 1]?.text ?? "";
  return last.endsWith("s") || /^(people|men|women|children|troops|aircraft|artillery|personnel|infantry)$/.test(last);
}

function isVerbBeside(tokens: readonly Token[], at: number, to: number): boolean {
  for (let next = to; next < to + 3; next++) if (statusWord(tokens, next) !== null) return true;
  return statusWord(tokens, at - 1) !== null;
}

/** "Two days ago", "in the last 24 hours": when, not how much. */
function isReference(tokens: readonly Token[], at: number, { unit, to }: Thing): boolean {
  if (dimensionOf(unit) !== "time") return false;
  if (/^(ago|later|earlier|before|afterwards|after|since|old|prior)$/.test(tokens[to]?.text ?? "")) return true;
  return /^(last|past|next|previous|coming|recent)$/.test(tokens[at - 1]?.text ?? "");
}

/** The words around the number as the source has them: "up to", "a couple hundred", "or more", "an". */
function comparatorText(
  tokens: readonly Token[],
  at: number,
  numberAt: number,
  count: Counted,
  isRange: boolean,
  hasComparator: boolean,
  behind: Readonly<{ to: number }> | null,
  to: number,
  text: string,
): string | null {
  const words = (from: number, end: number) =>
    end <= from
      ? ""
      : text
          .slice(tokens[from]?.start, tokens[end - 1]?.end)
          .replace(/\s+/g, " ")
          .toLowerCase();
  const end = count.isWords ? count.to : count.isArticle && !isRange ? count.to : currencyFrom(tokens, numberAt);
  const ahead = hasComparator || count.isWords || count.isArticle ? words(at, end) : "";
  const written = [ahead, behind ? words(to, behind.to) : ""].filter(Boolean).join(" … ");
  return written === "" ? null : written.slice(0, 60).trim();
}

function currencyFrom(tokens: readonly Token[], numberAt: number): number {
  const prior = tokens[numberAt - 1]?.text ?? "";
  if (!/^([$€£₽]|usd|eur|gbp)$/.test(prior)) return numberAt;
  return /^(us|u\.s)$/.test(tokens[numberAt - 2]?.text ?? "") ? numberAt - 2 : numberAt - 1;
}
