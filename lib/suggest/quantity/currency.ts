import type { Token } from "./token";
import { unitAt } from "./units";

/** Currencies as they stand before an amount: "$5", "US$5", "USD 5". */
const currencies: ReadonlySet<string> = new Set(["$", "€", "£", "₽", "usd", "eur", "gbp"]);
const isDollarOf = (token: Token | undefined) => token?.text === "us" || token?.text === "u.s";

/** Past "$", "US$", "USD". */
export function currencyTo(tokens: readonly Token[], at: number): number {
  const text = tokens[at]?.text ?? "";
  if (currencies.has(text)) return at + 1;
  return (text === "us" || text === "u.s") && tokens[at + 1]?.text === "$" ? at + 2 : at;
}

export function currencyAt(tokens: readonly Token[], at: number): string | null {
  return unitAt(tokens[currencyTo(tokens, at) - 1]?.text ?? "", "")?.unit ?? null;
}

/** Where such an amount begins, given where its number does. */
export function currencyFrom(tokens: readonly Token[], numberAt: number): number {
  const prior = tokens[numberAt - 1]?.text ?? "";
  if (!currencies.has(prior)) return numberAt;
  return isDollarOf(tokens[numberAt - 2]) ? numberAt - 2 : numberAt - 1;
}
