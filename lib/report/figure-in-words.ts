import type { Quantity } from "@/lib/domain/claim";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });

/** Nouns of our field whose plural has no "s" of its own. */
const unchanged = new Set([
  "aircraft",
  "ammunition",
  "armour",
  "artillery",
  "dead",
  "equipment",
  "infantry",
  "injured",
  "men",
  "missing",
  "people",
  "personnel",
  "police",
  "radius",
  "territory",
  "wounded",
]);

/**
 * A figure in one short phrase: "up to 4 tanks destroyed", "about 20–25 km from the border", "55 km radius".
 * An end that is open or unknown is never printed as 0.
 */
export function figureInWords({ min, max, unit, object, approximate, comparator, status }: Quantity): string {
  const isOne = (min ?? max) === 1 && (max ?? min) === 1;
  const thing = unit ? measured(unit, object, isOne) : object && !isOne ? plural(object) : object;
  const amount = amountInWords(min, max, approximate, comparator);
  const words = [amount, thing, status].filter((part) => part !== null && part !== "").join(" ");
  return unit === "%" ? words.replace(" %", "%") : words;
}

/** Every figure of a claim in one line; empty when it has none. */
export function figuresInWords(quantities: readonly Quantity[]): string {
  return quantities.map(figureInWords).join("; ");
}

/** What a unit can stand right before: "34 mile radius". Of anything else there is so much: "34 miles of road". */
const dimension = /^(radius|diameter|range|depth|width|height|length|perimeter|strip|zone|belt|buffer|distance)\b/i;

/** Abbreviations ("km", "km²", "ha") and these have no plural. */
const isPlain = (unit: string) => !/[a-z]{4}$/i.test(unit) || /(percent|foot|feet)$/i.test(unit);

function measured(unit: string, object: string | null, isOne: boolean): string {
  const units = isOne || isPlain(unit) ? unit : plural(unit);
  if (!object) return units;
  const place = /^distance (.+)$/i.exec(object)?.[1];
  if (place) return `${units} ${place}`;
  return dimension.test(object) ? `${unit} ${object}` : `${units} of ${object}`;
}

/** As written, "a tank" is 1 tank. */
const articles = /^(an?|the|one)$/i;

/** Words that are the number, where others ("nearly", "up to") only stand before it. */
const countWords = /\b(couple|pair|few|several|some|dozens?|scores?|hundreds?|thousands?|millions?)\b/i;

/** Comparators that stand after their number: "60 or more". */
const behind = /^(\+|plus|(or|and) \w+)$/i;

function amountInWords(min: number | null, max: number | null, approximate: boolean, asWritten: string | null) {
  const about = approximate ? "about " : "";
  const comparator = asWritten !== null && articles.test(asWritten) ? null : asWritten;
  if (min !== null && max !== null) {
    const range = min === max ? number.format(min) : `${number.format(min)}–${number.format(max)}`;
    if (comparator === null) return `${about}${range}`;
    return countWords.test(comparator) ? `${comparator} (${range})` : `${comparator} ${range}`;
  }
  const end = max ?? min;
  if (end !== null && comparator !== null) {
    if (behind.test(comparator)) return `${number.format(end)}${comparator === "+" ? "+" : ` ${comparator}`}`;
    // "Dozens of" is all that was said; that it makes 24 at least is our arithmetic.
    if (max === null && countWords.test(comparator)) return comparator;
  }
  if (max !== null) return `${comparator ?? `${about}up to`} ${number.format(max)}`;
  if (min !== null) return `${comparator ?? `${about}at least`} ${number.format(min)}`;
  return comparator ?? "an unknown number of";
}

/** Only what is safe to add to a noun as it was written; any other word stays as it is. */
function plural(noun: string): string {
  const last = noun.split(" ").at(-1) ?? noun;
  if (!/[a-z]$/.test(last) || last.endsWith("s") || unchanged.has(last.toLowerCase())) return noun;
  if (last === "person") return `${noun.slice(0, -"person".length)}people`;
  if (last.endsWith("man")) return `${noun.slice(0, -2)}en`;
  if (/[^aeiou]y$/.test(last)) return `${noun.slice(0, -1)}ies`;
  return `${noun}${/(x|ch|sh)$/.test(last) ? "es" : "s"}`;
}
