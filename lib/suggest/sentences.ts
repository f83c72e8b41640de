import type { Block } from "@/lib/text/block";
import type { Span } from "@/lib/text/span";

/**
 * Sentences are what a passage is proposed as and what is searched. They are cut once, on the server, when a text is
 * captured: browsers and Node do not carry the same rules, and the places have to be the same for everybody.
 */

/** Ends of what is no sentence yet. Compared without case; the full stop stands behind each. */
const abbreviations = new Set(
  [
    [
      "gen",
      "lt",
      "col",
      "maj",
      "capt",
      "sgt",
      "cpl",
      "adm",
      "brig",
      "cmdr",
      "mr",
      "mrs",
      "ms",
      "dr",
      "prof",
      "st",
      "sr",
    ],
    [
      "jr",
      "rep",
      "sen",
      "gov",
      "no",
      "nos",
      "fig",
      "vol",
      "pp",
      "approx",
      "ca",
      "cf",
      "e.g",
      "i.e",
      "etc",
      "vs",
      "viz",
    ],
    ["u.s", "u.k", "u.n", "e.u", "u.s.a", "a.m", "p.m", "inc", "ltd", "co", "corp", "dept", "est", "jan", "feb", "mar"],
    ["apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt", "km", "sq", "lb", "oz", "ft"],
  ].flat(),
);

/** A full stop that a capital letter was glued to: "ended.The". What comes before it is a word, not an initial. */
const glued = /[\p{Ll}\p{N})”"’']{2}[.!?…]["”’)]?(?=\p{Lu}[\p{Ll}’'])/gu;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentences of a text in order, without the blanks around them. They cover everything that is not blank and none
 * crosses the edge of a block. O(text).
 */
export function sentencesIn(text: string, blocks: readonly Block[]): Span[] {
  return blocks.flatMap(({ start, end }) => sentencesOf(text.slice(start, end), start));
}

function sentencesOf(words: string, offset: number): Span[] {
  const ends = endsIn(words);
  const sentences: Span[] = [];
  let from = 0;
  for (const to of ends) {
    const sentence = trimmed(words, from, to);
    if (sentence) sentences.push({ start: sentence.start + offset, end: sentence.end + offset });
    from = to;
  }
  return sentences;
}

/** Where sentences end: as Unicode has it, without ends after abbreviations, and with those that a missing blank hid. */
function endsIn(words: string): number[] {
  const ends: number[] = [];
  for (const { segment, index } of segmenter.segment(words)) {
    for (const hidden of segment.matchAll(glued)) ends.push(index + hidden.index + hidden[0].length);
    if (!isAbbreviated(segment) || index + segment.length === words.length) ends.push(index + segment.length);
  }
  return ends;
}

/** Whether a segment ends with a full stop that belongs to an abbreviation or to an initial. */
function isAbbreviated(segment: string): boolean {
  const [, last] = /(?:^|[\s(“"])([\p{L}.]+)\.\s*$/u.exec(segment.slice(-24)) ?? [];
  if (last === undefined) return false;
  return /^\p{Lu}$/u.test(last) || abbreviations.has(last.toLowerCase());
}

function trimmed(words: string, from: number, to: number): Span | null {
  const sentence = words.slice(from, to);
  const start = from + (sentence.length - sentence.trimStart().length);
  const end = to - (sentence.length - sentence.trimEnd().length);
  return start < end ? { start, end } : null;
}
