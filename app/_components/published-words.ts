import type { Published } from "@/lib/domain/source";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "30 May 2017", "May 2017" or "2017", as exactly as it is known; "~" before what was inferred. */
export function publishedWords(published: Published | null): string {
  if (!published) return "undated";
  const [year = "", month, day] = published.date.split("-");
  const name = month && months[Number(month) - 1]?.slice(0, day ? 3 : undefined);
  const words = [day && String(Number(day)), name, year].filter(Boolean).join(" ");
  return published.inferred ? `~${words}` : words;
}
