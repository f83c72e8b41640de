/** Units of measure: how they are written, what they are kept as, and what they convert to. */
type Unit = Readonly<{ dimension: string; factor: number }>;

/** By the form they are kept in. `factor` converts to the first of the dimension; a currency to nothing else. */
const known: Readonly<Record<string, Unit>> = {
  m: { dimension: "length", factor: 1 },
  km: { dimension: "length", factor: 1_000 },
  cm: { dimension: "length", factor: 0.01 },
  mm: { dimension: "length", factor: 0.001 },
  mile: { dimension: "length", factor: 1_609.344 },
  "nautical mile": { dimension: "length", factor: 1_852 },
  yard: { dimension: "length", factor: 0.9144 },
  foot: { dimension: "length", factor: 0.3048 },
  inch: { dimension: "length", factor: 0.0254 },
  "km²": { dimension: "area", factor: 1 },
  "m²": { dimension: "area", factor: 1e-6 },
  "square mile": { dimension: "area", factor: 2.589988 },
  hectare: { dimension: "area", factor: 0.01 },
  acre: { dimension: "area", factor: 0.00404686 },
  kg: { dimension: "mass", factor: 1 },
  g: { dimension: "mass", factor: 0.001 },
  tonne: { dimension: "mass", factor: 1_000 },
  ton: { dimension: "mass", factor: 907.18474 },
  pound: { dimension: "mass", factor: 0.45359237 },
  litre: { dimension: "volume", factor: 1 },
  gallon: { dimension: "volume", factor: 3.785412 },
  barrel: { dimension: "volume", factor: 158.987295 },
  second: { dimension: "time", factor: 1 },
  minute: { dimension: "time", factor: 60 },
  hour: { dimension: "time", factor: 3_600 },
  day: { dimension: "time", factor: 86_400 },
  week: { dimension: "time", factor: 604_800 },
  month: { dimension: "time", factor: 2_629_746 },
  year: { dimension: "time", factor: 31_556_952 },
  decade: { dimension: "time", factor: 315_569_520 },
  "km/h": { dimension: "speed", factor: 1 },
  mph: { dimension: "speed", factor: 1.609344 },
  "%": { dimension: "share", factor: 1 },
  USD: { dimension: "USD", factor: 1 },
  EUR: { dimension: "EUR", factor: 1 },
  GBP: { dimension: "GBP", factor: 1 },
  RUB: { dimension: "RUB", factor: 1 },
};

/** Written forms of one word; of two after `square`, `nautical`, `per`, `percentage`, `metric`. */
const forms: Readonly<Record<string, string>> = {
  m: "m",
  metre: "m",
  metres: "m",
  meter: "m",
  meters: "m",
  km: "km",
  kms: "km",
  kilometre: "km",
  kilometres: "km",
  kilometer: "km",
  kilometers: "km",
  cm: "cm",
  centimetres: "cm",
  centimeters: "cm",
  mm: "mm",
  millimetre: "mm",
  millimeter: "mm",
  millimetres: "mm",
  mi: "mile",
  mile: "mile",
  miles: "mile",
  nm: "nautical mile",
  yard: "yard",
  yards: "yard",
  ft: "foot",
  foot: "foot",
  feet: "foot",
  inch: "inch",
  inches: "inch",
  "km²": "km²",
  km2: "km²",
  sqkm: "km²",
  "m²": "m²",
  hectare: "hectare",
  hectares: "hectare",
  ha: "hectare",
  acre: "acre",
  acres: "acre",
  kg: "kg",
  kilogram: "kg",
  kilograms: "kg",
  kilo: "kg",
  kilos: "kg",
  g: "g",
  gram: "g",
  grams: "g",
  t: "tonne",
  tonne: "tonne",
  tonnes: "tonne",
  ton: "ton",
  tons: "ton",
  lb: "pound",
  lbs: "pound",
  litre: "litre",
  litres: "litre",
  liter: "litre",
  liters: "litre",
  gallon: "gallon",
  gallons: "gallon",
  barrel: "barrel",
  barrels: "barrel",
  seconds: "second",
  min: "minute",
  minute: "minute",
  minutes: "minute",
  h: "hour",
  hr: "hour",
  hrs: "hour",
  hour: "hour",
  hours: "hour",
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
  year: "year",
  years: "year",
  decade: "decade",
  decades: "decade",
  kmh: "km/h",
  kph: "km/h",
  mph: "mph",
  "%": "%",
  percent: "%",
  pct: "%",
  dollar: "USD",
  dollars: "USD",
  usd: "USD",
  euro: "EUR",
  euros: "EUR",
  eur: "EUR",
  gbp: "GBP",
  rouble: "RUB",
  roubles: "RUB",
  ruble: "RUB",
  rubles: "RUB",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "₽": "RUB",
};
const squares: Readonly<Record<string, string>> = { km: "km²", m: "m²", mile: "square mile" };
const units = new Map(Object.entries(forms));
const dimensions = new Map(Object.entries(known));

/** "square" and its like, with what they make of the word after them. */
const pairs = new Map<string, (unit: string | undefined, word: string) => string | undefined>([
  ["square", (unit) => squares[unit ?? ""]],
  ["sq", (unit) => squares[unit ?? ""]],
  ["nautical", (unit) => (unit === "mile" ? "nautical mile" : undefined)],
  ["per", (_, word) => (word === "cent" ? "%" : undefined)],
  ["percentage", (_, word) => (word === "points" || word === "point" ? "%" : undefined)],
  ["metric", (unit) => (unit === "ton" || unit === "tonne" ? "tonne" : undefined)],
  ["u.s", (unit) => (unit === "USD" ? "USD" : undefined)],
  ["us", (unit) => (unit === "USD" ? "USD" : undefined)],
]);

/** The unit that `word` begins, and how many words it has; null when it begins none. */
export function unitAt(word: string, next: string): Readonly<{ unit: string; words: 1 | 2 }> | null {
  const two = pairs.get(word)?.(units.get(next), next);
  if (two !== undefined) return { unit: two, words: 2 };
  const one = units.get(word);
  return one === undefined ? null : { unit: one, words: 1 };
}

/** What a unit measures; the unit itself when it is none of ours, null for a count. */
export function dimensionOf(unit: string | null): string | null {
  if (unit === null) return null;
  const form = canonical(unit);
  return dimensions.get(form)?.dimension ?? form.toLowerCase();
}

/** The amount in another unit of the same dimension; null where there is no way from one to the other. */
export function convert(amount: number, from: string | null, to: string | null): number | null {
  if (dimensionOf(from) !== dimensionOf(to)) return null;
  const [one, other] = [factorOf(from), factorOf(to)];
  return one === other ? amount : (amount * one) / other;
}

const factorOf = (unit: string | null) => (unit === null ? 1 : (dimensions.get(canonical(unit))?.factor ?? 1));

/** As people type it in a form: "KM", "kilometres" and "sq km" are known too. */
function canonical(unit: string): string {
  if (dimensions.has(unit)) return unit;
  const [word = "", next = ""] = unit.trim().toLowerCase().split(/\s+/);
  return unitAt(word, next)?.unit ?? unit.trim();
}
