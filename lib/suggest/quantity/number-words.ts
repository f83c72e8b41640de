import type { Token } from "./token";

/** What words say a number is: with ends where they give some, vague where the words are all there is. */
export type Counted = Readonly<{
  min: number | null;
  max: number | null;
  approximate: boolean;
  /** The words are the figure ("several", "a couple hundred"), and are kept as its comparator. */
  isWords: boolean;
  /** An article or "one": a count only where what follows is plainly counted. */
  isArticle: boolean;
  /** The token after. */
  to: number;
}>;

/** "A hundred thousand million" and no further: longer chains of words are no number. */
const MOST_SCALES = 3;
const MOST_WORDS = 12;

const ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");
const small = new Map(ones.map((word, value) => [word, value]));
for (const [at, word] of ["sixteen", "seventeen", "eighteen", "nineteen"].entries()) small.set(word, 16 + at);
small.delete("zero");
const tens = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, 20 + 10 * at]),
);
const scales = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["k", 1e3],
  ["million", 1e6],
  ["mn", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
]);
/** What a word multiplies the number before it by; 1 for any other. */
export const scaleOf = (word: string) => scales.get(word) ?? 1;

/** Two at least: that is what the plural says, and no more. */
const plurals = new Map([
  ["tens", 10],
  ["dozens", 12],
  ["scores", 20],
  ["hundreds", 100],
  ["thousands", 1e3],
  ["millions", 1e6],
  ["billions", 1e9],
]);
/** Whether a word is a number by itself: "four", "dozen", "thousands". */
export const isNumberWord = (word: string) =>
  word === "zero" || (word.length > 2 && [small, tens, scales, plurals].some((words) => words.has(word)));

const unknownNumbers = new Set("unknown unspecified undetermined undisclosed unconfirmed large small".split(" "));

const wordAt = (tokens: readonly Token[], at: number) => {
  const token = tokens[at];
  return token?.kind === "word" ? token.text : "";
};

/** The number that begins at `at`, in digits or words; null when none does. */
export function countAt(tokens: readonly Token[], at: number): Counted | null {
  const token = tokens[at];
  if (token === undefined || token.kind === "name") return null;
  if (token.kind === "number") return scaled(tokens, token.value, at + 1, false);
  if (token.kind === "mark") return null;
  return vague(tokens, at) ?? inWords(tokens, at);
}

const exactly = (value: number, to: number, isArticle: boolean): Counted => ({
  min: value,
  max: value,
  approximate: false,
  isWords: false,
  isArticle,
  to,
});

function scaled(tokens: readonly Token[], value: number, from: number, isArticle: boolean): Counted {
  let [amount, to, isScaled] = [value, from, false];
  for (let scale = scales.get(wordAt(tokens, to)); scale !== undefined && to < from + MOST_SCALES; to++) {
    amount *= scale;
    isScaled = true;
    scale = scales.get(wordAt(tokens, to + 1));
  }
  return exactly(amount, to, isArticle && !isScaled);
}

/** "five", "twenty-five", "three hundred and forty", "a hundred", "half a million", "one and a half". */
function inWords(tokens: readonly Token[], at: number): Counted | null {
  const word = wordAt(tokens, at);
  if (word === "a" || word === "an" || word === "the") {
    const isScale = word !== "the" && scales.has(wordAt(tokens, at + 1));
    return isScale ? scaled(tokens, 1, at + 1, false) : exactly(1, at + 1, true);
  }
  if (word === "half") return half(tokens, at);
  if (word === "half-dozen") return exactly(6, at + 1, false);
  if (word === "one-and-a-half" || word === "two-and-a-half") {
    return scaled(tokens, word.startsWith("one") ? 1.5 : 2.5, at + 1, false);
  }
  let [total, part, to] = [0, 0, at];
  for (let next = word; next !== "" && to < at + MOST_WORDS; next = wordAt(tokens, to)) {
    const value = smallNumber(next);
    const scale = scales.get(next);
    if (value !== undefined && (part === 0 || part % 100 === 0)) part += value;
    else if (value !== undefined && value < 10 && part % 10 === 0 && part % 100 >= 20) part += value;
    else if (scale !== undefined && part > 0) {
      if (scale <= 100) part *= scale;
      else [total, part] = [total + part * scale, 0];
    } else if (next === "and" && total + part >= 100 && smallNumber(wordAt(tokens, to + 1)) !== undefined) {
      to++;
      continue;
    } else break;
    to++;
  }
  if (to === at) return null;
  const isHalf = wordAt(tokens, to) === "and" && wordAt(tokens, to + 1) === "a" && wordAt(tokens, to + 2) === "half";
  if (isHalf) return scaled(tokens, total + part + 0.5, to + 3, false);
  return exactly(total + part, to, word === "one" && to === at + 1);
}

function smallNumber(word: string): number | undefined {
  const value = small.get(word) ?? tens.get(word);
  const hyphen = word.indexOf("-");
  if (value !== undefined || hyphen < 0) return value;
  const [ten, one] = [tens.get(word.slice(0, hyphen)), small.get(word.slice(hyphen + 1))];
  return ten !== undefined && one !== undefined && one < 10 ? ten + one : undefined;
}

/** "Half a million", "half a dozen", "half a kilometre". Half of something is a share nobody counted. */
function half(tokens: readonly Token[], at: number): Counted | null {
  const article = wordAt(tokens, at + 1);
  if (article !== "a" && article !== "an") return null;
  return scaled(tokens, 0.5, at + 2, true);
}

const words = (min: number | null, max: number | null, to: number): Counted => ({
  min,
  max,
  approximate: true,
  isWords: true,
  isArticle: false,
  to,
});

/** Words that stand for a number nobody gave: the ends they imply, and no others. */
function vague(tokens: readonly Token[], at: number): Counted | null {
  const word = wordAt(tokens, at);
  const from = word === "a" || word === "an" ? at + 1 : at;
  const next = wordAt(tokens, from);
  switch (next) {
    case "couple":
    case "pair": {
      const scale = scaled(tokens, 2, skipOf(tokens, from + 1), false);
      return words(scale.max, scale.max, skipOf(tokens, scale.to));
    }
    case "several":
      return atLeastTwo(tokens, from + 1);
    case "few":
    case "handful":
      return from > at ? atLeastTwo(tokens, skipOf(tokens, from + 1)) : null;
    case "number":
      return from > at && wordAt(tokens, from + 1) === "of" ? words(null, null, from + 2) : null;
    default:
      if (unknownNumbers.has(next) && wordAt(tokens, from + 1) === "number" && wordAt(tokens, from + 2) === "of") {
        return { ...words(null, null, from + 3), approximate: false };
      }
      return from === at ? pluralScale(tokens, at) : null;
  }
}

/** "Several" gives no end; "several hundred" is two hundred at least. */
function atLeastTwo(tokens: readonly Token[], to: number): Counted {
  const scale = scaled(tokens, 2, to, false);
  return words(scale.to > to ? scale.min : null, null, skipOf(tokens, scale.to));
}

/** "Dozens", "hundreds of thousands of". */
function pluralScale(tokens: readonly Token[], at: number): Counted | null {
  const first = plurals.get(wordAt(tokens, at));
  if (first === undefined) return null;
  let [amount, to] = [2 * first, at + 1];
  while (wordAt(tokens, to) === "of" && to < at + 2 * MOST_SCALES) {
    const more = plurals.get(wordAt(tokens, to + 1));
    if (more === undefined) break;
    amount *= more;
    to += 2;
  }
  return words(amount, null, skipOf(tokens, to));
}

const skipOf = (tokens: readonly Token[], at: number) => (wordAt(tokens, at) === "of" ? at + 1 : at);
