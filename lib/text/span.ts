/**
 * A span is a stretch of a source's text. Offsets count UTF-16 code units from the start of the
 * NFC-normalised text, because that is what JavaScript strings and ProseMirror count;
 * `lib/interop` converts to the code points that W3C selectors count. `end` is exclusive, so
 * `text.slice(start, end)` is the quote.
 */
export type Span = Readonly<{ start: number; end: number }>;
