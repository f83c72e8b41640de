import type { Effect } from "./comparator";
import { dashes, isPlainYear } from "./not-figures";
import type { Counted } from "./number-words";
import { isPlural, objectClass } from "./object-class";
import type { Thing } from "./read-measure";
import { statusWord } from "./status";
import type { Token } from "./token";
import { dimensionOf } from "./units";

/** Nouns that name many without a plural of their own. */
const masses = new Set("personnel infantry artillery dead wounded injured missing killed police ammunition".split(" "));
const isMany = (token: Token | undefined) =>
  token === undefined || token.kind === "name" || isPlural(token.text) || masses.has(token.text);

type Amount = Readonly<{ count: Counted; isRange: boolean; effect: Effect; isBetween: boolean }>;

/** What only looks like a figure: years, ages, scores, a plain article, "millions" without what they count. */
export function isStray(tokens: readonly Token[], at: number, text: string, thing: Thing, amount: Amount): boolean {
  const { count, isRange, effect, isBetween } = amount;
  const isBare = thing.unit === null && thing.object === null;
  if (count.isArticle) {
    if (thing.unit !== null) return !/^(one|half)$/.test(tokens[at]?.text ?? "") || dimensionOf(thing.unit) === "time";
    const counted = thing.object === null ? null : objectClass(thing.object);
    // "The air force" is no one.
    if (!thing.isKnown || thing.object?.endsWith("force") || (counted !== "equipment" && counted !== "people"))
      return true;
    return tokens[at]?.text !== "one" && effect !== "none" ? true : isPluralAfter(tokens, at, thing);
  }
  // "A 3 way border crossing": more than one of a singular is no count.
  if (thing.object !== null && thing.unit === null && (count.max ?? 2) > 1 && !isMany(tokens[thing.to - 1]))
    return true;
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
export function isReference(tokens: readonly Token[], at: number, { unit, to }: Thing): boolean {
  if (dimensionOf(unit) !== "time") return false;
  if (/^(ago|later|earlier|before|afterwards|after|since|old|prior)$/.test(tokens[to]?.text ?? "")) return true;
  return /^(last|past|next|previous|coming|recent)$/.test(tokens[at - 1]?.text ?? "");
}
