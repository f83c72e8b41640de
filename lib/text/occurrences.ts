/**
 * Every offset (code units) at which `words` stand in `text`, in order; overlapping ones count, so
 * "aa" stands twice in "aaa". Nothing for empty `words`.
 *
 * Searching again one unit after each hit would compare a quote like "-----…" with a ruled line
 * from scratch at every dash. Inside a run of hits only the words' last period is compared
 * instead, so the hits together cost O(text.length), and the gaps one native search each.
 */
export function* occurrences(text: string, words: string): Generator<number, void> {
  if (words === "") return;
  let at = text.indexOf(words);
  if (at === -1) return;
  const period = shortestPeriod(words);
  const tail = words.slice(-period);
  while (at !== -1) {
    yield at;
    const repeats = text.startsWith(tail, at + words.length);
    at = repeats ? at + period : text.indexOf(words, at + period + 1);
  }
}

/**
 * The least distance by which `words` can be shifted and still agree with themselves: 2 for
 * "ababa", the whole length where nothing repeats. Two occurrences are never closer than that.
 * The loop is the failure function of Knuth, Morris and Pratt; takes O(words.length).
 */
function shortestPeriod(words: string): number {
  const borders = [0];
  let border = 0;
  for (let end = 1; end < words.length; end++) {
    while (border > 0 && words.charCodeAt(border) !== words.charCodeAt(end)) border = borders[border - 1] ?? 0;
    if (words.charCodeAt(border) === words.charCodeAt(end)) border++;
    borders.push(border);
  }
  return words.length - border;
}
