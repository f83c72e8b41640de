import { claimTypes } from "@/lib/domain/claim";
import { type Relation, relations } from "@/lib/domain/evidence";

/**
 * What brat's standoff files are made of: a line each for a text-bound annotation, a relation or a note. Offsets count
 * code points of the text, since brat reads them in Python.
 *
 * @see https://brat.nlplab.org/standoff.html
 */

/** The type of a text-bound annotation that is there for its notes alone. */
export const COMMENT_TYPE = "comment";
/** The type of the relation from evidence to the claim it bears on, where both stand in one text. */
export const BEARS_ON = "bears-on";
/** The type of the note that holds, as JSON, what brat has no field for. */
export const OWN_NOTE = "Crossread";
export const ANNOTATOR_NOTE = "AnnotatorNotes";

/** Characters that end a line for one reader of the file or another. */
const lineBreaks = /[\p{Cc}\u{2028}\u{2029}]/gu;

/** Words as they may stand in a line: brat itself writes a blank where the text has a line break. */
export const inOneLine = (text: string) => text.replace(lineBreaks, " ");

/** JSON in one line for every reader. */
export const jsonInOneLine = (value: unknown) =>
  JSON.stringify(value).replace(lineBreaks, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

export type Fragment = Readonly<{ start: number; end: number }>;

/** A span as brat wants it: cut at line breaks, which no fragment may hold. Code units in and out. */
export function fragmentsOf(text: string, { start, end }: Fragment): readonly Fragment[] {
  const fragments: Fragment[] = [];
  for (let from = start; from < end; ) {
    const at = text.indexOf("\n", from);
    const to = at === -1 || at > end ? end : at;
    if (to > from) fragments.push({ start: from, end: to });
    from = to + 1;
  }
  return fragments;
}

/** `annotation.conf`: the types that Crossread prints and reads, so that brat shows them and offers them. */
export const annotationConf = `# Claims by their type, passages that bear on one, and comments.
[entities]
${[...claimTypes, ...relations, COMMENT_TYPE].join("\n")}

[relations]
${BEARS_ON}\tArg1:${relations.join("|")}, Arg2:${claimTypes.join("|")}
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
`;

export const isRelation = (type: string): type is Relation => relations.some((relation) => relation === type);
