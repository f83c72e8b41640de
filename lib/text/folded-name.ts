/** Text as names are compared: without case, accents, hyphens, apostrophes and full stops. */
export function foldedName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}.'’ʿʾ]/gu, "")
    .replace(/[-‐‑\s]+/gu, " ")
    .trim()
    .toLowerCase();
}
