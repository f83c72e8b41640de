import { isContentWord } from "@/lib/suggest/claim-cues";
import { foldedName } from "@/lib/text/folded-name";

/**
 * What somebody typed, as what has to be found: every group, by any of its alternatives. An alternative is a phrase;
 * names that mean the same in the investigation are alternatives of each other, and so is an Arabic name without its
 * article.
 */
export type TermGroup = Readonly<{ alternatives: readonly string[]; isPrefix: boolean }>;

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
 * The groups that a query asks for, in order; the last one as the beginning of a word, since it may not be typed out.
 * Never more than a dozen. O(query × words of a name).
 */
export function searchTerms(query: string, aliases: readonly AliasGroup[]): TermGroup[] {
  const words = wordsOf(query).slice(0, MOST_TERMS);
  const groups = groupedWords(words, aliasIndex(aliases));
  const isOpen = /[\p{L}\p{N}]$/u.test(query);
  return groups.map((alternatives, at) => ({ alternatives, isPrefix: isOpen && at === groups.length - 1 }));
}

/** The groups in words, longest known name first. */
export function groupedWords(words: readonly string[], names: ReadonlyMap<string, AliasGroup>): string[][] {
  const groups: string[][] = [];
  let at = 0;
  while (at < words.length) {
    const found = longestName(words, at, names);
    const taken = found?.words ?? 1;
    const siblings = found?.group.filter(isTelling) ?? [];
    groups.push(withoutArticles([...siblings, words.slice(at, at + taken).join(" ")]));
    at += taken;
  }
  return groups;
}

/** Every name, folded, with its group. */
export function aliasIndex(aliases: readonly AliasGroup[]): ReadonlyMap<string, AliasGroup> {
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
