/** "Arabic", "Brazilian Portuguese"; the tag itself where it names no language that is known here. */
export function languageInWords(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch (thrown) {
    if (thrown instanceof RangeError) return tag; // A tag that somebody wrote as no tag is formed.
    throw thrown;
  }
}

/** "translated from Arabic"; null for an original. */
export function translatedInWords(from: string | null | undefined): string | null {
  return from ? `translated from ${languageInWords(from)}` : null;
}
