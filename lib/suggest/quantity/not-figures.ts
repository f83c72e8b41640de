import type { Token } from "./token";

/** Numbers that count nothing: days, years, clock times, scores, and those that name their thing. */

const months = new Set(
  (
    "january february march april may june july august september october november december " +
    "jan feb mar apr jun jul aug sep sept oct nov dec"
  ).split(" "),
);
const clock = new Set("am pm a.m p.m gmt utc o'clock o’clock est edt bst cet".split(" "));
/** "Resolution 2254", "Mirage 2000": the number is part of the name. */
const labels = new Set(
  (
    "resolution article page paragraph chapter section unit brigade battalion division regiment corps squadron " +
    "highway route road " +
    "flight number no nr phase version part step item figure table apollo channel group level stage room gate " +
    "camp point block " +
    "sector hill volume issue note footnote law act rule line season episode protocol annex appendix law type " +
    "model mark mk leopard " +
    "mirage boeing airbus abrams merkava falcon grad fateh shahab zelzal fajr burkan kornet antonov ilyushin " +
    "sukhoi tupolev " +
    "challenger centurion shahed patriot iskander windows covid operation zone paras para pp vol fig sec art " +
    "ch class category group-of"
  ).split(" "),
);
const beforeYear = new Set(
  "in since of by from until till during early late mid before after the year circa summer winter for".split(" "),
);

const wordOf = (token: Token | undefined) => (token?.kind === "word" ? token.text : "");

/** Whether the number in digits at `at` is no count at all. `to` is the token after it. */
export function isNoFigure(tokens: readonly Token[], at: number, to: number, hasComparator: boolean): boolean {
  const token = tokens[at];
  if (token?.kind !== "number") return false;
  const [prior, next] = [tokens[at - 1], tokens[to]];
  if (isDayOf(tokens, at, to) || clock.has(wordOf(next)) || wordOf(next) === "old" || next?.text === "°") return true;
  if (prior?.text === "[" || (prior?.text === "(" && next?.text === ")")) return true;
  if (isJoined(tokens, at, to)) return true;
  if (hasComparator) return false;
  if (
    labels.has(wordOf(prior)) ||
    (prior?.text === "." && labels.has(wordOf(tokens[at - 2])) && isAbbreviation(tokens[at - 2]))
  )
    return true;
  return false;
}

/** "May 18", "18 May", "18 and 19 May" is left to its second day. "may 18" is no month. */
function isDayOf(tokens: readonly Token[], at: number, to: number): boolean {
  const isMonth = (token: Token | undefined) => token?.isCapital === true && months.has(wordOf(token));
  const [prior, next] = [tokens[at - 1], tokens[to]];
  if (isMonth(prior) || (prior?.text === "." && isMonth(tokens[at - 2]))) return true;
  if (isMonth(next) || (wordOf(next) === "of" && isMonth(tokens[to + 1]))) return true;
  const value = tokens[at]?.value ?? 0;
  // "May 18, 2017", "18 to 20 May", "May 18–20".
  if ((prior?.text === "," || dashes.has(prior?.text ?? "")) && tokens[at - 2]?.kind === "number") {
    if (isMonth(tokens[at - 3]) && (value <= 31 || isYear(value))) return true;
  }
  const isRange = dashes.has(next?.text ?? "") || wordOf(next) === "to" || wordOf(next) === "and";
  return isRange && value <= 31 && tokens[to + 1]?.kind === "number" && isMonth(tokens[to + 2]);
}

export const dashes: ReadonlySet<string> = new Set(["-", "–", "—", "−"]);
const isYear = (value: number) => value >= 1900 && value <= 2099 && Number.isInteger(value);
const isAbbreviation = (token: Token | undefined) => /^(no|nr|art|sec|para|paras|fig|vol|pp|ch)$/.test(wordOf(token));

/** Chained numbers name something: 202-555-0123, 2017-05-30, +44 20 7946. */
function isJoined(tokens: readonly Token[], at: number, to: number): boolean {
  const isNumeral = (token: Token | undefined) =>
    token?.kind === "number" || (token?.kind === "name" && token.text !== "th");
  const isBeside = (one: number, other: number) => tokens[one]?.end === tokens[other]?.start;
  const startsChain = dashes.has(tokens[to]?.text ?? "") && isBeside(to - 1, to) && isBeside(to, to + 1);
  const endsChain = dashes.has(tokens[at - 1]?.text ?? "") && isBeside(at - 1, at) && isBeside(at - 2, at - 1);
  if (endsChain && isNumeral(tokens[at - 2])) return true;
  if (startsChain && isNumeral(tokens[to + 1])) {
    const isName = tokens[to + 1]?.kind === "name";
    const goesOn = dashes.has(tokens[to + 2]?.text ?? "") && isNumeral(tokens[to + 3]) && isBeside(to + 2, to + 3);
    return isName || goesOn;
  }
  if (tokens[at - 1]?.text === "+") return true;
  const isSpaced = (index: number) => tokens[index]?.kind === "number" || tokens[index]?.kind === "name";
  return (
    isSpaced(to) && tokens[to]?.text !== "th" && isDigits(tokens[to]) && (isSpaced(at - 1) || isDigits(tokens[to + 1]))
  );
}

const isDigits = (token: Token | undefined) =>
  token?.kind === "number" || (token?.kind === "name" && /^\d+$/.test(token.text));

/** Whether a bare number can only be a year: nothing of our field follows, or "in", "since", "the" stands before. */
export function isPlainYear(tokens: readonly Token[], at: number, text: string, isCounting: boolean): boolean {
  const token = tokens[at];
  if (token?.kind !== "number" || !isYear(token.value) || text.slice(token.start, token.end).length !== 4) return false;
  return !isCounting || beforeYear.has(wordOf(tokens[at - 1]));
}
