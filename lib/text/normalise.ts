/**
 * The one form in which text is stored, compared and counted: NFC, with `\n` between lines.
 *
 * Without it the same words typed on two machines differ, and so do their offsets. Compatibility
 * forms (NFKC) are left alone, since they would turn a no-break space or "½" into something the
 * source does not say. Normalising twice changes nothing, and a slice of normalised text is
 * normalised; two slices joined may not be.
 *
 * Takes O(raw.length). Never throws: a lone surrogate stays as it is.
 *
 * @see https://www.unicode.org/reports/tr15/
 */
export function normaliseText(raw: string): string {
  return raw.replace(/\r\n?/g, "\n").normalize("NFC");
}
