import { normaliseText } from "@/lib/text/normalise";
import type { Anchoring } from "./anchor";
import { quotedSpans } from "./quoted-spans";

/** A passage as a program names it: by its words, and by its neighbours where the words repeat. */
export type QuotedPassage = Readonly<{ exact: string; prefix?: string | undefined; suffix?: string | undefined }>;

/** What looking for it comes to. There is no old position, so nothing can have moved. */
export type Finding = Extract<Anchoring, { status: "anchored" | "ambiguous" | "orphaned" }>;

/**
 * Finds the passage a program quotes without saying where it stands. Neighbours that are given
 * must be there, however many words: a program that names them wrongly means another passage, and
 * the nearest fit would be a guess. Where several places fit, all are listed in text order.
 *
 * `text` is normalised already; the quote is normalised here, because programs send what they
 * have. Never throws: an empty quote is orphaned. Takes O(text.length).
 */
export function findPassage(text: string, { exact, prefix = "", suffix = "" }: QuotedPassage): Finding {
  const quote = { exact: normaliseText(exact), prefix: normaliseText(prefix), suffix: normaliseText(suffix) };
  const candidates = [...quotedSpans(text, quote)];
  const [span, rival] = candidates;
  if (!span) return { status: "orphaned" };
  return rival ? { status: "ambiguous", candidates } : { status: "anchored", span };
}
