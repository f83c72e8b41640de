import type { Quantity } from "@/lib/domain/claim";
import type { Span } from "@/lib/text/span";
import { comparatorAfter, comparatorAt, type Effect } from "./comparator";
import { currencyAt, currencyFrom, currencyTo } from "./currency";
import { isNoFigure } from "./not-figures";
import { type Counted, countAt } from "./number-words";
import { type Range, rangeAfter } from "./range";
import { objectBefore, thingAfter } from "./read-measure";
import { isEnd, isImagined, statusOf } from "./status";
import { isReference, isStray } from "./stray";
import { type Token, tokensOf } from "./token";
import { dimensionOf } from "./units";

/** A figure with the words it was read from. */
type QuantityFound = Readonly<{ quantity: Quantity; span: Span }>;

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
    const hasStatus = reading.unit === null || isStuff(reading.unit);
    const status = hasStatus ? statusOf(tokens, reading.from, reading.to) : null;
    if (isReported(reading, status, prior, tokens)) {
      found.push({ quantity: quantityFrom(reading, status), span: spanOf(tokens, reading) });
      prior = reading;
    }
    at = reading.isArticle ? at + 1 : reading.to;
  }
  return found;
}

const isStuff = (unit: string) => /^(mass|volume|share)$/.test(dimensionOf(unit) ?? "");

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
    min: ends.min,
    max: ends.max,
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

type Ends = Readonly<{ min: number | null; max: number | null; approximate: boolean }>;

/** "At least 20 to 25" is at least 20; "up to 20–25" at most 25. */
function withEffect(effect: Effect, count: Counted, range: Range | null): Ends {
  const [min, top] = range ? [range.min, range.max] : [count.min, count.max];
  if (effect === "at-most") return { min: null, max: top, approximate: false };
  if (effect === "at-least") return { min, max: null, approximate: false };
  return { min, max: top, approximate: effect === "about" };
}

const fillers = new Set(["further", "additional", "total", "estimated", "reported"]);

/** "A further 100", "another 20", "the 2 tanks": what may stand before a number and says nothing of it. */
function determinerTo(tokens: readonly Token[], at: number, hasComparator: boolean): number {
  const [first, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text ?? ""];
  if ((first === "a" || first === "an") && fillers.has(second)) {
    const to = tokens[at + 2]?.text === "of" ? at + 3 : at + 2;
    if (tokens[to]?.kind === "number" || (countAt(tokens, to)?.isArticle === false && second !== "number")) return to;
  }
  return hasComparator && first === "the" && tokens[at + 1]?.kind === "number" ? at + 1 : at;
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
