import type { Occurrence, Quantity } from "@/lib/domain/claim";
import type { ClaimView } from "@/lib/live/claim-view";
import { compare } from "@/lib/suggest/quantity/compare";
import { readQuantities } from "@/lib/suggest/quantity/read-quantities";
import { type ClaimDraft, occurrenceFrom, type QuantityDraft, quantityDraft, quantityFrom } from "./claim-draft";

/** The words of a claim's appearances, with the sources they stand in: what figures and times are read from. */
export type Quotes = ClaimView["appearances"];

const MOST = 20;

/** The rows with the figures of the quotes that are not among them yet, at the end. `made` numbers the new rows. */
export function withFiguresOf(
  quotes: Quotes,
  rows: readonly QuantityDraft[],
  made: number,
): Readonly<{ rows: readonly QuantityDraft[]; added: number }> {
  const known: Quantity[] = rows.map(quantityFrom);
  const added: QuantityDraft[] = [];
  for (const { passage } of quotes) {
    for (const { quantity } of readQuantities(passage.exact)) {
      const isThere = known.some((other) => compare(quantity, other).outcome === "same");
      if (isThere || known.length >= MOST) continue;
      known.push(quantity);
      added.push(quantityDraft(quantity, made + added.length + 1));
    }
  }
  return { rows: [...rows, ...added], added: added.length };
}

/** A time that a quote names and the draft does not have; null when there is none. Loads the reader of dates. */
export async function timeOf(quotes: Quotes): Promise<Occurrence | null> {
  const { readOccurrence } = await import("@/lib/suggest/occurrence/read-occurrences");
  const times = quotes.flatMap(({ passage, source }) => {
    if (!/^en\b/i.test(source.language ?? "en")) return [];
    const found = readOccurrence(passage.exact, source.published);
    return found ? [found.occurrence] : [];
  });
  return times.find(({ from }) => from !== null) ?? times[0] ?? null;
}

/** Whether the draft says this already, or more than words without a day: then there is nothing to offer. */
export function hasTime(draft: ClaimDraft, time: Occurrence): boolean {
  const own = occurrenceFrom(draft);
  if (own !== null && time.from === null) return true;
  return own !== null && own.text === time.text && own.from === time.from && own.to === time.to;
}

export function timeDraft({ text, from, to, precision }: Occurrence): Partial<ClaimDraft> {
  return { occurredText: text, from: from ?? "", to: to ?? "", precision };
}
