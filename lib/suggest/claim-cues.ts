import type { ClaimType } from "@/lib/domain/claim";

/** Words that a statement of a type tends to have. A cue to look at a passage, and never a finding. */
export const claimCues: Readonly<Record<ClaimType, RegExp | null>> = {
  casualties: /\b(?:kill|died?|dead|death|casualt|wound|injur|lost their lives|fatalit|martyr)/iu,
  equipment:
    /\b(?:tanks?|howitzers?|artillery|vehicles?|trucks?|drones?|jets?|aircraft|guns?|missiles?|destroy|damag)/iu,
  "force-size":
    /\b(?:troops?|soldiers?|fighters?|militia|personnel|battalions?|brigades?|columns?|convoys?|strong)\b/iu,
  agreement: /\b(?:agree|accord|deal|treaty|ceasefire|cease-fire|memorandum|zones?|de-?conflict|consent)/iu,
  territory: /\b(?:captur|seiz|took|taken|control|advanc|territor|km²|villages?|crossing|border|retak)/iu,
  timing:
    /\b(?:before|after|during|earlier|later|hours?|days?|weeks?|morning|night|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu,
  attribution: /\b(?:said|says|according|claimed|reported|spokes|statement|announced|sources?)\b/iu,
  legality: /\b(?:law|legal|illegal|unlawful|sovereign|violat|mandate|resolution|self-defen[cs]e)/iu,
  other: null,
};

/** Words that deny. Shown beside a passage as what it says, since only a person can tell what it denies. */
export const denial =
  /\b(?:den(?:y|ies|ied|ying)|did not|does not|never|nobody|no one|reject(?:s|ed)?|refut(?:es|ed)|false|untrue)\b/iu;

const common =
  "a about after all also an and any are as at be been before being but by came can could did do does during each for from had has have he her his how i if in into is it its kept made may might more most must near no not of off on one only or other our out over said several she so some such than that the their them then there these they this those to two under up was we were what when where which while who will with would you your";
const stopWords = new Set(common.split(" "));

/** Whether a word says what a statement is about. */
export function isContentWord(word: string): boolean {
  return word.length > 1 && !stopWords.has(word.toLowerCase());
}
