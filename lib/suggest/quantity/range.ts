import { currencyTo } from "./currency";
import { dashes, isNoFigure } from "./not-figures";
import { type Counted, countAt, scaleOf } from "./number-words";
import type { Token } from "./token";
import { unitAt } from "./units";

export type Range = Readonly<{ min: number; max: number; to: number; unit: string | null }>;

/** "20–25", "20 to 25", "20 km to 25 km", "two or three". A second number that is lower is a score, not a range. */
export function rangeAfter(tokens: readonly Token[], count: Counted, isBetween: boolean): Range | null {
  if (count.min === null || count.isWords || count.isArticle) return null;
  const unit = unitAt(tokens[count.to]?.text ?? "", tokens[count.to + 1]?.text ?? "");
  const joint = unit === null ? count.to : count.to + unit.words;
  const text = tokens[joint]?.text ?? "";
  if (!dashes.has(text) && text !== "to" && !(isBetween && text === "and") && text !== "or") return null;
  const at = currencyTo(tokens, joint + 1);
  const other = countAt(tokens, at);
  if (other === null || other.isWords || other.isArticle || other.max === null) return null;
  if (isNoFigure(tokens, at, other.to, false) && !dashes.has(text)) return null;
  // "2 to 3 million": the scale belongs to both.
  const scale = scaleOf(tokens[other.to - 1]?.text ?? "");
  const min = count.min < scale && other.max / scale > count.min ? count.min * scale : count.min;
  return other.max > min ? { min, max: other.max, to: other.to, unit: unit?.unit ?? null } : null;
}
