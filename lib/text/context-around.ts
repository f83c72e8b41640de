import type { Span } from "./span";

/** Some words with what stands before and after them in their paragraph. */
export type Context = Readonly<{ before: string; words: string; after: string }>;

const MOST = 280;

/** The words of a span amid their paragraph, of which at most so much is taken on either side, by the word. */
export function contextAround(text: string, { start, end }: Span, most = MOST): Context {
  const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - most);
  const next = text.indexOf("\n", end);
  const to = Math.min(next < 0 ? text.length : next, end + most);
  const isCutBefore = from > 0 && text[from - 1] !== "\n";
  const isCutAfter = to < text.length && text[to] !== "\n";
  const [before, after] = [text.slice(from, start), text.slice(end, to)];
  return {
    before: isCutBefore ? `… ${before.replace(/^\S*\s*/, "")}` : before,
    words: text.slice(start, end),
    after: isCutAfter ? `${after.replace(/\s*\S*$/, "")} …` : after,
  };
}
