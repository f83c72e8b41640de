import type { Claim } from "@/lib/domain/claim";

/** A day of any year: a text that says "May 18" seldom says which. */
type NamedDay = Readonly<{ month: number; day: number }>;

const months = "January February March April May June July August September October November December".split(" ");
const dayFirst =
  /\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b/giu;
const monthFirst =
  /\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? (\d{1,2})(?:st|nd|rd|th)?\b(?!:)/giu;

/** The days of the year that a claim is about: the one it is dated to, else those that its words name. */
export function namedDays({ occurred }: Pick<Claim, "occurred">, texts: readonly string[]): NamedDay[] {
  if (occurred?.precision === "day" && occurred.from !== null) {
    const [, month = 0, day = 0] = occurred.from.split("-").map(Number);
    return [{ month, day }];
  }
  const found = new Map<number, NamedDay>();
  for (const text of [occurred?.text ?? "", ...texts]) {
    const named = [
      ...Array.from(text.matchAll(dayFirst), ([, day, month]) => namedDay(month, day)),
      ...Array.from(text.matchAll(monthFirst), ([, month, day]) => namedDay(month, day)),
    ];
    for (const one of named) if (one) found.set(one.month * 100 + one.day, one);
  }
  return [...found.values()];
}

/** The ways in which English texts write a day: "18 May", "May 18th". */
export function dayPhrases({ month, day }: NamedDay): string[] {
  const name = months[month - 1];
  if (!name) return [];
  const written = [`${day}`, `${day}${endingOf(day)}`, ...(day < 10 ? [`0${day}`] : [])];
  return [...new Set([name, name.slice(0, 3)])].flatMap((word) =>
    written.flatMap((number) => [`${word} ${number}`, `${number} ${word}`, `${number} of ${word}`]),
  );
}

function namedDay(word: string | undefined, digits: string | undefined): NamedDay | null {
  const start = word?.slice(0, 3).toLowerCase() ?? "";
  const month = months.findIndex((name) => name.slice(0, 3).toLowerCase() === start) + 1;
  const day = Number(digits);
  return month > 0 && day >= 1 && day <= 31 ? { month, day } : null;
}

function endingOf(day: number): string {
  if (day >= 11 && day <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}
