import { type Found, isName, isProse, type Line } from "./page";

const roles =
  /\b(?:journalist|reporter|correspondent|writer|author|editor|columnist|blogger|photographer|historian|analyst|researcher|professor|lecturer|scholar|fellow|commentator|contributor|activist|broadcaster|lawyer|economist|scientist)\b/;
/** Words that biographies have and news rarely has. */
const telling =
  /\b(?:based in|is the author of|author of the|contributor to|contributes to|writes (?:for|about|on)|his (?:latest|new|most recent) book|her (?:latest|new|most recent) book|can be (?:reached|followed|found)|follow (?:him|her|them)|particular interest|freelance)\b/;
const goesOn = /^(?:he|she|they|his|her|their|follow|you can|contact|email|twitter)\b/;

/** Lines above the end in which a biography is looked for. */
const linesLookedAt = 10;

/**
 * The author's biography, where it closes the article: “X is a journalist based in …”, with the line that has only the
 * name, and the sentences about the same person after it. Only where something besides says that X wrote this: the
 * byline, the name on a line of its own, or words that biographies have. `end` is the line after the article.
 */
export function biography(lines: readonly Line[], end: number, author: string | null): Found | null {
  const first = Math.max(1, end - linesLookedAt);
  for (let at = first; at < end; at += 1) {
    const line = lines[at];
    const name = line && isProse(line) ? nameIn(line) : null;
    if (!line || name === null || !roles.test(line.low.slice(name.length))) continue;
    const isAlone = lines[at - 1]?.head === name;
    const isAuthor = author !== null && author.toLowerCase() === name.toLowerCase();
    if (!isAlone && !isAuthor && !telling.test(line.low)) continue;
    let to = at;
    while (to + 1 < end && goesOn.test(lines[to + 1]?.low ?? "")) to += 1;
    if (to + 1 !== end) continue;
    const reason = `Says who ${name} is, after the article.`;
    const sureness = isAlone || isAuthor ? "sure" : "likely";
    return { from: isAlone ? at - 1 : at, to, mark: { kind: "boilerplate", voice: null, reason, sureness } };
  }
  return null;
}

/** Who a line says something of: the words before “is a”, when they are a name. */
export function nameIn({ head }: Pick<Line, "head">): string | null {
  const [name = ""] = /^[^.,;:!?]{3,60}?(?= (?:is|was) (?:an?|the|currently|also) )/u.exec(head) ?? [];
  return isName(name) ? name : null;
}
