import { countWords } from "@/app/_components/time-words";
import type { SegmentKind } from "@/lib/domain/source";
import type { Guessable } from "@/lib/staging/guesses";
import type { Another, Found, Near, Staged } from "@/lib/staging/staged";

/** What stands in a row, in words. */

const kinds: Readonly<Record<string, string>> = {
  "text/plain": "plain text",
  "text/markdown": "Markdown",
  "text/html": "web page",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "message/rfc822": "mail",
  "text/csv": "row of a table",
  "application/x-ndjson": "row of a table",
};

export const kindWords = (mediaType: string) => kinds[mediaType] ?? mediaType;

const KB = 1024;

/** "14 kB", "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < KB) return `${bytes} bytes`;
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} kB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}

const segmentWords: Readonly<Record<SegmentKind, string>> = {
  body: "body",
  wire: "wire copy",
  "editor-note": "editor’s note",
  comment: "reader comment",
  quotation: "quotation",
  boilerplate: "boilerplate",
};

/** "wire copy (Reuters)". */
export function voiceWords({ kind, voice }: Readonly<{ kind: SegmentKind; voice: string | null }>): string {
  return voice ? `${segmentWords[kind]} (${voice})` : segmentWords[kind];
}

const fieldWords: Readonly<Record<Guessable, string>> = {
  title: "title",
  outlet: "outlet",
  author: "author",
  published: "date",
  language: "language",
  direction: "direction",
};

/** "Guessed: outlet, date. Unknown: author." */
export function surenessWords(found: Found, guessed: ReadonlySet<Guessable>): string {
  const named = (fields: readonly Guessable[]) => fields.map((field) => fieldWords[field]).join(", ");
  const missing = (["outlet", "author", "published", "language"] as const).filter((field) => found[field] === null);
  const said = [
    guessed.size > 0 && `Guessed: ${named([...guessed])}.`,
    missing.length > 0 && `Unknown: ${named(missing)}.`,
  ];
  return said.filter(Boolean).join(" ") || "Nothing of this is a guess.";
}

/** "source 3, “Ferry late”"; what waits has no number yet. */
function anotherWords(another: Another): string {
  return "sourceId" in another ? `source ${countWords(another.number)}, “${another.title}”` : `“${another.title}”`;
}

/** What stands in the way: the same bytes are here, or wait further up. */
export function sameWords(same: NonNullable<Staged["sameAs"]>): string {
  return "sourceId" in same
    ? `Already here as ${anotherWords(same)}.`
    : `The same file waits above: ${anotherWords(same)}.`;
}

/** A share in whole hundredths; what is not all is never said to be all. */
const percent = (share: number) => (share === 1 ? 100 : Math.min(99, Math.round(share * 100)));

/** The greater of the two shares says which of them holds the other. */
export function nearWords({ to, ofThis, ofThat }: Near): string {
  const other = "sourceId" in to ? anotherWords(to) : `${anotherWords(to)}, which waits too`;
  if (ofThis >= ofThat) return `${percent(ofThis)} % of this stands in ${other}.`;
  return `${percent(ofThat)} % of ${other}, stands in this.`;
}

/** What was found, with what its person said in its place. */
export function foundNow({ outcome, said }: Staged): Found | null {
  if (!("found" in outcome)) return null;
  const { leftOut: _leftOut, confidential: _confidential, ...corrections } = said;
  return { ...outcome.found, ...corrections };
}
