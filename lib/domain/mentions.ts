import type { ReviewerId } from "@/lib/domain/ids";

/** Who is named in a text: "@" and the name as it is written in the investigation. */

type Person = Readonly<{ id: ReviewerId; name: string }>;
type Part = Readonly<{ start: number; text: string; reviewerId: ReviewerId | null }>;

/** A letter or a digit after a name makes it another word: "@Ann" is not in "@Anna". */
const goesOn = /^[\p{L}\p{N}]/u;

/** A text cut at the names in it, longest name first, so that "@Ann Lee" is not "@Ann". O(text × people) at the signs. */
export function mentionParts(text: string, people: readonly Person[]): readonly Part[] {
  const longestFirst = people
    .filter(({ name }) => name !== "")
    .sort((one, other) => other.name.length - one.name.length);
  const parts: Part[] = [];
  let plainFrom = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const named = at < plainFrom ? undefined : longestFirst.find(({ name }) => isNamedAt(text, at, name));
    if (!named) continue;
    const end = at + 1 + named.name.length;
    if (at > plainFrom) parts.push({ start: plainFrom, text: text.slice(plainFrom, at), reviewerId: null });
    parts.push({ start: at, text: text.slice(at, end), reviewerId: named.id });
    plainFrom = end;
  }
  if (plainFrom < text.length) parts.push({ start: plainFrom, text: text.slice(plainFrom), reviewerId: null });
  return parts;
}

const isNamedAt = (text: string, at: number, name: string) =>
  text.startsWith(name, at + 1) && !goesOn.test(text.slice(at + 1 + name.length));

/** The people named in a text; all of a name when several have it. */
export function mentionsIn(text: string, people: readonly Person[]): ReviewerId[] {
  const named = new Set(mentionParts(text, people).map(({ reviewerId }) => reviewerId));
  const names = new Set(people.filter(({ id }) => named.has(id)).map(({ name }) => name));
  return people.filter(({ name }) => names.has(name)).map(({ id }) => id);
}

/** The longest that somebody types of a name before the list of people goes away. */
const QUERY_CODE_UNITS = 40;

/** The beginning of a name that stands before the caret, from its "@"; null when none is being written. */
export function nameBeingWritten(text: string, caret: number): Readonly<{ from: number; query: string }> | null {
  const from = text.lastIndexOf("@", caret - 1);
  if (from === -1 || caret - from > QUERY_CODE_UNITS) return null;
  const before = text[from - 1];
  const query = text.slice(from + 1, caret);
  const isAddress = before !== undefined && goesOn.test(before);
  return isAddress || query.includes("\n") ? null : { from, query };
}
