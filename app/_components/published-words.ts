import type { Published } from "@/lib/domain/source";
import { dayInWords } from "@/lib/report/date-in-words";

/** "30 May 2017", "May 2017" or "2017", as exactly as it is known; "~" before what was inferred. */
export function publishedWords(published: Published | null): string {
  if (!published) return "undated";
  return `${published.inferred ? "~" : ""}${dayInWords(published.date)}`;
}
