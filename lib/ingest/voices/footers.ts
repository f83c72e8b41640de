import { type Found, isProse, isShort, type Line, opening } from "./page";

type Cue = Readonly<{ what: string; begins?: readonly string[]; has?: readonly string[] }>;

/** Words that an outlet repeats under everything it publishes, in small letters, with what they are. */
const cues: readonly Cue[] = [
  {
    what: "copyright",
    begins: ["©", "copyright", "(c) 1", "(c) 2", "all rights reserved"],
    has: ["all rights reserved", "copyright ©", "copyright (c)", "copyrighted material", "creative commons", "cc by"],
  },
  {
    what: "terms of republication",
    begins: ["republish", "this work is licensed", "this article is licensed", "reprinted with permission"],
    has: [
      "may be republished",
      "republish our articles",
      "republish this article",
      "permission to republish",
      "permission to cross-post",
      "reproduced without permission",
      "without written permission",
      "the original source of this article",
      "this article was originally published",
      "this article first appeared",
    ],
  },
  {
    what: "a disclaimer",
    begins: ["disclaimer:", "the views expressed", "the opinions expressed", "views expressed in this article"],
    has: [
      "views expressed in this article",
      "opinions expressed in this article",
      "do not necessarily reflect the view",
    ],
  },
  {
    what: "an appeal for support",
    begins: ["become a member", "support us", "support our work", "donate", "please support", "please donate"],
    has: [
      "please support the",
      "please support our",
      "please consider donating",
      "support independent journalism",
      "wouldn't be possible without your",
      "via patreon",
      "patreon.com/",
      "paypal:",
    ],
  },
  {
    what: "newsletter and subscription lines",
    begins: ["subscribe", "sign up for", "sign up to", "join our mailing list", "get our newsletter", "newsletter"],
    has: ["subscribe to our", "our newsletter", "our free newsletter", "our daily newsletter", "our weekly newsletter"],
  },
  {
    what: "lines about social media",
    begins: ["follow us", "like us", "join us on", "share this", "share on", "tweet this", "comment on "],
    has: ["follow us on", "like us on facebook", "on our facebook page", "our telegram channel", "our youtube channel"],
  },
  {
    what: "contact lines",
    begins: [
      "for media inquiries",
      "media inquiries:",
      "contact us",
      "press contact",
      "articles by:",
      "privacy policy",
      "terms of use",
    ],
    has: ["privacy policy", "cookie policy"],
  },
];
const related = [
  "related articles",
  "related stories",
  "related posts",
  "related news",
  "related topics",
  "related reading",
  "related content",
  "read next",
  "see also",
  "you may also like",
  "you might also like",
  "more from ",
  "more on this story",
  "most read",
  "most popular",
  "recommended for you",
  "recommended articles",
  "latest articles",
];
const between = [
  "advertisement",
  "advertising",
  "story continues below",
  "article continues below",
  "continue reading",
];
const shelved = [
  "region:",
  "theme:",
  "tags:",
  "topics:",
  "category:",
  "categories:",
  "filed under",
  "in-depth report:",
  "share:",
  "print:",
];

/** Long paragraphs are the article's, whatever words they have. In code units; terms of use are long too. */
const longestFooter = 2_500;

/** What an outlet's line is, when it is one that stands under everything. */
function footerOf({ low, length, kind }: Pick<Line, "low" | "length" | "kind">): string | null {
  if (length > longestFooter || kind === "quotation") return null;
  const found = cues.find(
    ({ begins, has }) => begins?.some((words) => startsWord(low, words)) || has?.some((words) => low.includes(words)),
  );
  return found?.what ?? null;
}

const startsWord = (low: string, words: string) => low.startsWith(words) && !/^\p{L}/u.test(low.slice(words.length));

/**
 * The outlet's footer that ends before line `end`: read upwards, for as long as the lines are an outlet's own or too
 * short to be the article's. The first paragraph of the article ends it, so that an article about donations stays one.
 */
export function footer(lines: readonly Line[], end: number): Found | null {
  const whats = new Set<string>();
  let from = end;
  for (let at = end - 1; at > 0; at -= 1) {
    const line = lines[at];
    if (!line) break;
    const what = footerOf(line);
    const isList = isRelated(line) && linksUnder(lines, at, end);
    if (what !== null || isList) {
      whats.add(what ?? "a list of other articles");
      from = at;
    } else if (isProse(line) || !isShort(line) || line.kind === "quotation" || from - at > 12) break;
  }
  // Something has to be left that is the article.
  if (from === end || !lines.slice(0, from).some(isProse)) return null;
  const named = [...whats].reverse();
  const reason = `The outlet's own lines under the article: ${named.join(", ")}.`;
  return {
    from,
    to: end - 1,
    mark: { kind: "boilerplate", voice: null, reason, sureness: whats.size > 1 ? "sure" : "likely" },
  };
}

const isRelated = ({ low, length }: Line) => length <= 60 && related.some((words) => startsWord(low, words));

/** Whether short lines follow, as under a heading of links. */
function linksUnder(lines: readonly Line[], at: number, end: number): boolean {
  const next = lines[at + 1];
  return next !== undefined && at + 1 < end && isShort(next);
}

/** Lines among the article that an outlet puts into every page: advertisements, and what it files the article under. */
export function strayLines(lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  lines.forEach((line, at) => {
    const isBetween = line.length <= 40 && between.some((words) => line.low === words || line.low === `${words}.`);
    const isShelf = at < 10 && line.length <= 300 && shelved.some((words) => line.low.startsWith(words));
    const last = found.at(-1);
    if (!isBetween && !isShelf) return;
    if (last?.to === at - 1) found[found.length - 1] = { ...last, to: at };
    else {
      const reason = isBetween
        ? `“${opening(line)}” is no part of the article.`
        : `Says what the outlet files the article under: “${opening(line)}”.`;
      const sureness = isBetween ? "sure" : "likely";
      found.push({ from: at, to: at, mark: { kind: "boilerplate", voice: null, reason, sureness } });
    }
  });
  return found;
}
