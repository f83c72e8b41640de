const SLUG_CODE_UNITS = 60;

/**
 * What stands in addresses, made of a title: "Al-Tanf, May–June 2017" gives `al-tanf-may-june-2017`.
 * Letters without a Latin base are left out, so it can be empty; then a person must choose one.
 */
export function slugFrom(title: string): string {
  const joined = title
    .normalize("NFKD")
    .replace(/\p{M}|['’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_CODE_UNITS);
  return joined.replace(/^-+|-+$/g, "");
}
