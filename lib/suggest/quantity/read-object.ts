import { hasEndlessMarks } from "@/lib/text/marks";
import { classOfNoun, isPlural, singular } from "./object-class";
import { statusWord } from "./status";
import type { Token } from "./token";

/** The phrase that names what is counted, as a figure keeps it: singular, in lower case but for names. */
type ObjectFound = Readonly<{ object: string; to: number; isKnown: boolean }>;

/** Words that end a noun phrase. Not a list of all English: what is not in it is taken for an adjective or a noun. */
const stops = new Set(
  (
    "a an the this that these those his her its their our your my and or but nor so yet if as than then of in " +
    "on at by to from with " +
    "for into onto over under near between among against through during before after since until within " +
    "without about around along " +
    "across towards toward behind beyond off out up down via per is are was were be been being am has have had " +
    "do does did will would " +
    "can could may might must shall should not no who whom whose which what when where while why how there " +
    "here he she it they we you " +
    "i one said says say also already now ago later earlier still only just even because although though " +
    "however meanwhile both each " +
    "every all any some other others more most less fewer such own same apart away back together went came " +
    "made took gave got ran " +
    "fell rose stood held kept left led moved drove flew reached crossed entered attacked fought"
  ).split(" "),
);
const skipped = new Set("of the its their his her our these those other more further additional new extra".split(" "));
const MOST_WORDS = 6;

/** What follows a number directly. A singular counts only when it is a noun of our field. */
export function objectAfter(tokens: readonly Token[], from: number, text: string): ObjectFound | null {
  let start = from;
  while (start < from + 3 && isWordIn(tokens, start, skipped)) start++;
  let head = -1;
  let isKnown = false;
  for (let at = start; at < start + MOST_WORDS; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === "mark" || token.kind === "number") break;
    if (token.kind === "word" && stops.has(token.text)) {
      if (head < 0 && at > start && joinsAdjectives(tokens, at)) continue;
      break;
    }
    const isNoun = classOfNoun(token.text) !== null;
    if (head >= 0 && !isNoun) break;
    if (statusWord(tokens, at) !== null && !(isNoun && head < 0 && isPlural(token.text)) && !isAdjective(tokens, at))
      break;
    if (isNoun) [head, isKnown] = [at, true];
    else if (
      isPluralName(token, text) ||
      (token.kind === "word" && isPlural(token.text) && !isName(token, tokens, at))
    ) {
      head = at;
    }
  }
  if (head < 0) return null;
  return { object: phrase(tokens, start, head, text), to: head + 1, isKnown };
}

/** "Syrian and Iranian fighters": what is counted comes after both. */
function joinsAdjectives(tokens: readonly Token[], at: number): boolean {
  const [next, noun] = [tokens[at + 1], tokens[at + 2]];
  if (tokens[at]?.text !== "and" || next?.kind !== "word" || noun?.kind !== "word") return false;
  return !stops.has(next.text) && statusWord(tokens, at + 1) === null && classOfNoun(noun.text) !== null;
}

/** "Wounded soldiers": a participle before a noun of ours describes it. */
function isAdjective(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === "word" && classOfNoun(next.text) !== null;
}

/** The noun after "tonnes of", "of the": a mass may have no plural. */
export function substanceAfter(tokens: readonly Token[], from: number, text: string): ObjectFound | null {
  let start = from;
  while (start < from + 2 && isWordIn(tokens, start, skipped)) start++;
  let to = start;
  while (to < start + 4 && isPlainWord(tokens[to]) && statusWord(tokens, to) === null) to++;
  return to === start ? null : { object: phrase(tokens, start, to - 1, text), to, isKnown: false };
}

function isPlainWord(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "name" || (token.kind === "word" && !stops.has(token.text)));
}

function isWordIn(tokens: readonly Token[], at: number, words: ReadonlySet<string>): boolean {
  const token = tokens[at];
  return token?.kind === "word" && words.has(token.text);
}

/** "F-16s": a name that holds a number, in the plural. */
function isPluralName(token: Token, text: string): boolean {
  return token.kind === "name" && text[token.end - 1] === "s" && token.end - token.start > 3;
}

/** "Hezbollah", "ISIS": a capital inside a sentence is a name before the noun, unless nothing follows it. */
function isName(token: Token, tokens: readonly Token[], at: number): boolean {
  return token.isCapital && isPlainWord(tokens[at + 1]);
}

function phrase(tokens: readonly Token[], start: number, head: number, text: string): string {
  const written: string[] = [];
  for (let at = start; at <= head; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === "name" || token.isCapital) {
      const name = text.slice(token.start, token.end);
      written.push(at === head && isPluralName(token, text) ? name.slice(0, -1) : name);
    } else written.push(at === head ? singular(token.text) : token.text);
  }
  return asKept(written.join(" "));
}

/** As a claim keeps words: NFC, of its length, without the half of a pair that cutting may leave. */
export function asKept(words: string): string {
  if (words.length <= LONGEST && plain.test(words)) return words;
  const kept = words
    .slice(0, 4 * LONGEST)
    .normalize("NFC")
    .slice(0, LONGEST)
    .replace(/\p{Surrogate}/gu, "")
    .trim();
  return hasEndlessMarks(kept) ? "" : kept;
}

const LONGEST = 120;
const plain = /^[ -~]*$/;
