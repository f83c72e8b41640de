import { withoutEndlessMarks } from "@/lib/text/marks";

/**
 * A name or title as lists show it: NFC, on one line, single spaces, no control characters. A lone
 * surrogate, which cannot be stored as UTF-8, becomes U+FFFD. `null` when nothing is left.
 */
export function oneLine(text: string): string | null {
  const clean = withoutEndlessMarks(text)
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return clean === "" ? null : clean;
}

/** The address when it is one of the web; `null` for anything else, such as `javascript:`. */
export function webAddress(text: string): string | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : null;
}
