import type { Claim, Quantity } from "@/lib/domain/claim";
import { figureInWords } from "@/lib/report/figure-in-words";
import { claimCues, denial, isContentWord } from "@/lib/suggest/claim-cues";
import { dayPhrases, namedDays } from "@/lib/suggest/named-days";
import { compare } from "@/lib/suggest/quantity/compare";
import { readQuantities } from "@/lib/suggest/quantity/read-quantities";
import { wordsOf } from "@/lib/suggest/search-terms";
import { foldedName } from "@/lib/text/folded-name";

/** What a candidate is looked at for. */
export type Sought = Pick<Claim, "wording" | "type" | "quantities" | "occurred" | "place"> &
  Readonly<{
    /** The words that make the claim, where it appears. */
    quotes: readonly string[];
    /** The names among its words, each with those that mean the same. */
    names: readonly (readonly string[])[];
  }>;

/** A sentence, in the order in which the index found it. */
type Found = Readonly<{ text: string }>;

type Ranked<Sentence> = Sentence & Readonly<{ score: number; reasons: readonly string[] }>;

/** What a sign is worth, beside the place in the order of the index, which counts from this for the best down to 0. */
const ORDER = 0.6;
const worth = { figure: 0.5, place: 0.35, day: 0.3, cue: 0.2, denial: 0.1 } as const;
const SHARED_WORDS_SHOWN = 3;

/**
 * Sentences that were found by a claim's words, the likeliest first, each with why it is proposed. The order says
 * where to look first, and the reasons what there is to see; neither says whether a passage corroborates anything.
 * Equals stay in the order of the index. O(sentences × words).
 */
export function rankCandidates<Sentence extends Found>(claim: Sought, found: readonly Sentence[]): Ranked<Sentence>[] {
  const sought = soughtIn(claim);
  return found
    .map((sentence, at) => {
      const signs = signsOf(sentence.text, sought);
      const score = ORDER * (1 - at / found.length) + signs.reduce((sum, sign) => sum + sign.worth, 0);
      return { ...sentence, score, reasons: signs.map(({ reason }) => reason) };
    })
    .sort((one, other) => other.score - one.score);
}

function soughtIn(claim: Sought) {
  const words = [claim.wording, ...claim.quotes].flatMap(wordsOf).filter(isShared);
  const place = claim.place === null ? "" : foldedWords(claim.place);
  const names = claim.names.map((group) => group.map((name) => ({ name, words: foldedWords(name) })));
  const placeNames = names.filter((group) => group.some((name) => place.includes(name.words))).flat();
  return {
    stems: new Set(words.map(stemOf)),
    beginnings: new Set(words.map(beginningOf)),
    places: place.trim() === "" ? [] : [place, ...placeNames.map((name) => name.words)],
    names,
    days: namedDays(claim, [claim.wording, ...claim.quotes])
      .flatMap(dayPhrases)
      .map((phrase) => foldedWords(phrase)),
    quantities: claim.quantities,
    cue: claimCues[claim.type],
    denies: denial.test(claim.wording),
  };
}
type SoughtIn = ReturnType<typeof soughtIn>;

type Sign = Readonly<{ reason: string; worth: number }>;

function signsOf(text: string, sought: SoughtIn): Sign[] {
  const words = foldedWords(text);
  const signs: Sign[] = figureSigns(text, sought.quantities);
  const isSamePlace = sought.places.some((place) => words.includes(place));
  if (isSamePlace) signs.push({ reason: "same place", worth: worth.place });
  if (sought.days.some((day) => words.includes(day))) signs.push({ reason: "same day", worth: worth.day });
  const denying = denial.exec(text);
  if (denying && !sought.denies) signs.push({ reason: `“${denying[0].toLowerCase()}”`, worth: worth.denial });
  const shared = sharedIn(text, words, sought).slice(0, SHARED_WORDS_SHOWN);
  if (shared.length > 0) {
    const reason = `shares ${shared.map((word) => `“${word}”`).join(", ")}`;
    signs.push({ reason, worth: sought.cue?.test(text) ? worth.cue : 0 });
  }
  return signs;
}

/** The words and names of the claim that a sentence has, each once; none twice in another form. */
function sharedIn(text: string, folded: string, { stems, beginnings, names, places }: SoughtIn): string[] {
  const words = [
    ...new Map(
      wordsOf(text)
        .filter(isShared)
        .map((word) => [stemOf(word), word]),
    ).values(),
  ];
  const known = names.flatMap((group) => {
    const found = group.find((name) => folded.includes(name.words));
    return found && !places.includes(found.words) ? [found.name] : [];
  });
  const said = foldedWords(known.join(" "));
  const alike = words.filter((word) => stems.has(stemOf(word)) && !said.includes(foldedWords(word)));
  const shared = [...known, ...alike];
  // The index folds more endings than we do: "militia" and "militias", but "military" too.
  return shared.length > 0 || places.some((place) => folded.includes(place))
    ? shared
    : words.filter((word) => beginnings.has(beginningOf(word)));
}

/** A figure says nothing as a word: it is compared, or is a day. */
const isShared = (word: string) => isContentWord(word) && !/^\d+$/.test(word);

/** Words as they are compared with those of another text: with a blank before and after each. */
const foldedWords = (text: string) => ` ${wordsOf(text).map(foldedName).join(" ")} `;

/** A figure in the sentence that stands on one scale with one of the claim, and how the two stand to each other. */
function figureSigns(text: string, quantities: readonly Quantity[]): Sign[] {
  if (quantities.length === 0) return [];
  for (const { quantity } of readQuantities(text)) {
    for (const claimed of quantities) {
      const { outcome, isReportedDifferently } = compare(claimed, quantity);
      if (outcome === "incomparable") continue;
      const sign = outcome === "differs" ? "≠" : isReportedDifferently ? "~" : "=";
      return [{ reason: `${figureInWords(quantity)} ${sign} ${figureInWords(claimed)}`, worth: worth.figure }];
    }
  }
  return [];
}

/** Near enough to tell that "tanks" and "tank", "vehicles" and "vehicle", "destroyed" and "destroying" are one word. */
function stemOf(word: string): string {
  const folded = foldedName(word);
  return folded.length < 5 ? folded.replace(/[es]$/, "") : folded.replace(/(?:ing|ed|es|s|er|ers|ion|ions|e)$/, "");
}

const beginningOf = (word: string) => foldedName(word).slice(0, 5);
