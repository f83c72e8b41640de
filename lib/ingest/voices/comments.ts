import { type Found, isProse, type Line, opening } from "./page";

const heading =
  /^(?:(\d{1,5}) (?:reader |user )?(?:comments?|responses?|replies|thoughts)\b.{0,80}|(?:reader |readers' |user )?comments(?: \((\d{1,5})\)|: ?(\d{1,5}))?:?|(?:reader |user )comments?:?|join the discussion)$/;
const stamp = /^(.{2,40}?) (?:says|said|wrote|writes):?$/u;
const dated = /\b(?:at )?\d{1,2}:\d{2}\b|\b(?:minutes?|hours?|days?|weeks?|months?|years?) ago\b/;
const answers = /^(?:reply|like|report|share|report comment|flag)$/;
const numbered = /^(\d{1,4})[.)]\s/;

/** Where the readers begin to speak: the line of a heading, or of the first of the numbered comments. */
type CommentsAt = Readonly<{ from: number; how: "heading" | "numbers" | "stamps" }>;

/** Paragraphs that have to stand above a heading that nothing else confirms: pages also link to their comments at the top. */
const proseAbove = 3;

/**
 * Where comments may begin. A heading says so, when names or numbers follow it or the article has stood above it; numbers
 * alone (1., 2., 3. … to the end) may be a list of the article's, and are comments only where what stands above them
 * ended the article, or where they are stamped.
 */
export function commentsAt(lines: readonly Line[]): CommentsAt | null {
  const title = lines.findLastIndex((line) => line.length <= 80 && heading.test(line.low));
  if (title > 1) {
    const [above, below] = [lines.slice(0, title).filter(isProse).length, lines.slice(title + 1)];
    const isStamped = above > 0 && below.some((line) => stampedName(line) !== null || numbered.test(line.head));
    const isUnder = above >= proseAbove && above > below.filter(isProse).length && below.some(isProse);
    if (isStamped || isUnder) return { from: title, how: "heading" };
  }
  return numbersAt(lines);
}

/** The last 1., 2., 3. … of the text, if there are two at least and they go on to its end. */
function numbersAt(lines: readonly Line[]): CommentsAt | null {
  let from = -1;
  let expected = 1;
  let stamped = 0;
  lines.forEach(({ low, head }, at) => {
    const number = Number(numbered.exec(head.slice(0, 8))?.[1] ?? Number.NaN);
    if (number === 1) {
      from = at;
      expected = 2;
      stamped = 0;
    } else if (number === expected) expected += 1;
    if (
      from !== -1 &&
      (dated.test(low.slice(0, 120)) || answers.test(low) || stampedName({ head, low, length: head.length }) !== null)
    )
      stamped += 1;
  });
  if (from < 2 || expected <= 2) return null;
  return { from, how: stamped >= expected - 1 ? "stamps" : "numbers" };
}

/** Each reader's comment from `from` to the line before `end`, with the reader's name where it stands there. */
export function comments(lines: readonly Line[], { from, how }: CommentsAt, end: number, after: string): Found[] {
  const found: Found[] = [];
  const first = how === "heading" ? from + 1 : from;
  const title = lines[from];
  const why = how === "heading" && title ? `under “${opening(title)}”` : after;
  let expected = 1;
  const begin = (at: number, voice: string | null, reason: string, sureness: "sure" | "likely") => {
    found.push({ from: at, to: at, mark: { kind: "comment", voice, reason, sureness } });
  };
  for (let at = first; at < end; at += 1) {
    const line = lines[at];
    if (!line) break;
    const number = Number(numbered.exec(line.head.slice(0, 8))?.[1] ?? Number.NaN);
    const name = stampedName(line);
    if (name !== null) begin(at, name, `A comment by ${name}, ${why}.`, "sure");
    else if (number === expected)
      begin(at, `reader ${number}`, `Comment ${number}, ${why}.`, how === "numbers" ? "likely" : "sure");
    else if (found.length === 0) begin(at, null, `Stands ${why}.`, "likely");
    if (number === expected) expected += 1;
    const last = found.pop();
    if (last) found.push({ ...last, to: at });
  }
  const [opens] = found;
  // The heading is read with the first comment.
  return opens && how === "heading" ? [{ ...opens, from }, ...found.slice(1)] : found;
}

/** “Name says:”, “Name · 30 May 2017 at 10:15” or “Name, 2 hours ago” on a line of its own. */
function stampedName({ head, low, length }: Pick<Line, "head" | "low" | "length">): string | null {
  const said = length <= 60 ? stamp.exec(head)?.[1] : undefined;
  if (said !== undefined) return said;
  if (length > 80 || !dated.test(low)) return null;
  const [name = ""] = head.split(/\s*(?:[,·|–—]|\s-\s|\d| on )/u, 1);
  return /^\p{L}[\p{L}\p{N} ._'’-]{1,38}$/u.test(name) ? name.trim() : null;
}
