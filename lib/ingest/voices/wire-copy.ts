import { agencyNamed } from "./agencies";
import { type Found, isProse, type Line, type Mark, opening } from "./page";

/** Datelines stand at the head of a paragraph; what is longer before the dash is prose. */
const longestDateline = 80;
/** A dateline further down than this many paragraphs of prose begins something inside the article. */
const proseAbove = 2;

type Dateline = Readonly<{ at: number; agency: string; isFirst: boolean }>;

/**
 * Wire copy: from an agency's dateline to the end of the article, or to the agency's own credits; or all of the article
 * where only its end names the agency. `open` says which lines nobody else has; a run of them is the article.
 */
export function wireCopy(lines: readonly Line[], open: readonly boolean[]): Found[] {
  let prose = 0;
  const datelines = lines.flatMap((line, at): Dateline[] => {
    const agency = open[at] && line.kind !== "heading" ? datelineOf(line) : null;
    const isFirst = prose <= proseAbove;
    if (open[at] && isProse(line)) prose += 1;
    return agency === null ? [] : [{ at, agency, isFirst }];
  });
  if (datelines.length > 0)
    return datelines.flatMap((dateline, index) => under(lines, open, dateline, datelines[index + 1]));
  return byItsEnd(lines, open);
}

/** The agency whose dateline opens a paragraph, and followed by words: “CITY, 30 May (Reuters) - …”, “TASS, May 30. …”. */
function datelineOf({ head, length }: Pick<Line, "head" | "length">): string | null {
  const start = head.slice(0, longestDateline + 40);
  if (length < 60) return null;
  const bracket = /^([^()[\]/]{0,80})[([/]([^()[\]/]{2,24})[)\]/]\.?\s*(?:[-–—]{1,2}|:|(?=\p{Lu}))/u.exec(start);
  if (bracket && isPlace(bracket[1] ?? "")) return agencyNamed(bracket[2] ?? "");
  const dashed = /^([^–—:()]{2,24}?)\s*(?:[–—]|\s-{1,2}\s)/u.exec(start);
  if (dashed) return agencyNamed(dashed[1] ?? "");
  const dated =
    /^([^,]{2,24}),\s+(?:\d{1,2}\.? \p{L}{3,9}|\p{L}{3,9}\.? \d{1,2})(?:,? \d{4})?[.,:]?\s+[-–—]?\s?\p{Lu}/u.exec(
      start,
    );
  return dated ? agencyNamed(dated[1] ?? "") : null;
}

/** What may stand before the agency: a place in capitals or with a capital, a date; never a sentence. */
function isPlace(words: string): boolean {
  const rest = words.trim();
  if (rest === "") return true;
  const parts = rest.split(/[\s,/.-]+/).filter((part) => part !== "");
  return parts.length <= 7 && parts.every((part) => /^[\p{Lu}\p{Lo}\d]|^(?:al|el|de|la|le|du|of)$/u.test(part));
}

/** The credits that close agency copy: “(Reporting by …; Editing by …)”. */
const isCredits = ({ low }: Line) =>
  /^[([]?\s?(?:reporting|writing|additional reporting) by .{3,}/.test(low) && /editing by|reporting by/.test(low);

function under(
  lines: readonly Line[],
  open: readonly boolean[],
  { at, agency, isFirst }: Dateline,
  next: Dateline | undefined,
): Found[] {
  const line = lines[at];
  if (!line) return [];
  let to = at;
  let isEnded = false;
  while (to + 1 < lines.length && open[to + 1] && to + 1 !== next?.at && !isEnded) {
    to += 1;
    isEnded = isCredits(lines[to] ?? line);
  }
  const reason = `Begins with the dateline of an agency: “${opening(line)}”.`;
  const mark: Mark = { kind: "wire", voice: agency, reason, sureness: "sure" };
  if (isFirst || isEnded) return [{ from: at, to, mark }];
  // In the middle of somebody's article, only the paragraph itself surely is the agency's.
  return [{ from: at, to: at, mark: { ...mark, sureness: "unsure" } }];
}

/** Copy that only its last line gives away: credits, “(AFP)” after the last sentence, “Source: Reuters”. */
function byItsEnd(lines: readonly Line[], open: readonly boolean[]): Found[] {
  const last = open.lastIndexOf(true);
  const line = lines[last];
  const from = lines.findIndex((above, at) => open[at] === true && isProse(above));
  if (!line || from === -1 || from > last) return [];
  const named = /[.!?]["'”’]?\s+(?:\(([^()]{2,24})\)|[-–—]{1,2}\s?([^-–—]{2,24}))$/u.exec(line.tail.slice(-60));
  const agency =
    agencyNamed(named?.[1] ?? named?.[2] ?? "") ?? agencyNamed(/^\(([^()]{2,24})\)$/.exec(line.head)?.[1] ?? "");
  if (agency !== null) {
    return [
      {
        from,
        to: last,
        mark: { kind: "wire", voice: agency, reason: `Ends with the agency's name: ${agency}.`, sureness: "likely" },
      },
    ];
  }
  if (!isCredits(line)) return [];
  const reason = `Ends with credits as agencies give them: “${opening(line)}”.`;
  return [{ from, to: last, mark: { kind: "wire", voice: null, reason, sureness: "likely" } }];
}
