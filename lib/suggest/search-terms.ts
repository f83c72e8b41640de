import { isContentWord } from "@/lib/suggest/claim-cues";
import { foldedName } from "@/lib/text/folded-name";

/**
 * One thing that has to be found: by any of its phrases, or by a word that begins as the last one does that was typed.
 * Names that mean the same in the investigation are phrases of one group, and so is an Arabic name without its article.
 */
export type TermGroup = Readonly<{ phrases: readonly string[]; beginning: string | null }>;

/** Names that mean the same: "al-Tanf", "at-Tanf", "Tanf". */
export type AliasGroup = readonly string[];

const MOST_TERMS = 12;
/** No name that people type has more words. */
const MOST_WORDS = 5;

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.'’ʿʾ-]*[\p{L}\p{N}\p{M}])?\p{M}*/gu;
const article = /^(?:a[dlnrstz]|el|ash|ath|edh|ez)[-‐‑ ](?=\p{L}{2})/iu;

/** The words of a text, as they stand there. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(word)].map(([found]) => found);
}

/**
 * The groups that a query asks for, in order; the last word as the beginning of one, since it may not be typed out.
 * Words that every sentence has are left out where there are others. Never more than a dozen. O(query × words of a name).
 */
export function searchTerms(query: string, aliases: readonly AliasGroup[]): TermGroup[] {
  const words = wordsOf(query).slice(0, MOST_TERMS);
  const isOpen = /[\p{L}\p{N}]$/u.test(query);
  const terms = namedWords(words, aliasIndex(aliases)).map(({ typed, siblings }, at, all) => ({
    phrases: withoutArticles([typed, ...siblings]),
    beginning: isOpen && at === all.length - 1 && siblings.length === 0 && isBeginning(typed) ? typed : null,
  }));
  const telling = terms.filter(({ phrases, beginning }) => beginning !== null || phrases.some(isTelling));
  return telling.length > 0 ? telling : terms;
}

/** The content words among these, each with the names that mean the same. */
export function anyTerms(words: readonly string[], aliases: readonly AliasGroup[]): TermGroup[] {
  const terms = namedWords(words, aliasIndex(aliases));
  return terms.map(({ typed, siblings }) => ({ phrases: withoutArticles([typed, ...siblings]), beginning: null }));
}

/** One letter begins too many words to be asked for; one Chinese sign may be a word. */
const isBeginning = (typed: string) => !/^[\p{Script=Latin}\d]$/u.test(typed);

type Named = Readonly<{ typed: string; siblings: readonly string[] }>;

/** The words, those that make a name together as one; the longest name first. */
function namedWords(words: readonly string[], names: ReadonlyMap<string, AliasGroup>): Named[] {
  if (names.size === 0) return words.map((typed) => ({ typed, siblings: [] }));
  const named: Named[] = [];
  for (let at = 0; at < words.length; ) {
    const found = longestName(words, at, names);
    const taken = found?.words ?? 1;
    named.push({ typed: words.slice(at, at + taken).join(" "), siblings: found?.group.filter(isTelling) ?? [] });
    at += taken;
  }
  return named;
}

/** Every name, folded, with its group. */
function aliasIndex(aliases: readonly AliasGroup[]): ReadonlyMap<string, AliasGroup> {
  return new Map(aliases.flatMap((group) => group.map((name) => [foldedName(name), group] as const)));
}

/** "IS" is a name for what "ISIS" names, and a word of every other sentence: it is looked for only when it is typed. */
const isTelling = (name: string) => wordsOf(name).some(isContentWord);

function longestName(words: readonly string[], at: number, names: ReadonlyMap<string, AliasGroup>) {
  for (let count = Math.min(MOST_WORDS, words.length - at); count > 0; count -= 1) {
    const group = names.get(foldedName(words.slice(at, at + count).join(" ")));
    if (group) return { group, words: count };
  }
  return null;
}

/** The phrases, each also without an article in front of it; once each. */
function withoutArticles(phrases: readonly string[]): string[] {
  return [...new Set(phrases.flatMap((phrase) => [phrase, phrase.replace(article, "")]))];
}
